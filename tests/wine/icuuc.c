/* The part of ICU that Qt asks Windows for and Wine 8 lacks: no converter can be opened. For tests only, never shipped. */
#define E __declspec(dllexport)
E void* ucnv_open(const char*n,int*e){ if(e)*e=16; return 0; }
E void ucnv_close(void*c){}
E void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
E void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
E void ucnv_reset(void*c){}
E signed char ucnv_getMaxCharSize(void*c){return 4;}
E const char* ucnv_getName(void*c,int*e){return "";}
E void ucnv_getToUCallBack(void*c,void**a,void**b){}
E void ucnv_getFromUCallBack(void*c,void**a,void**b){}
E void ucnv_setToUCallBack(void*c,void*a,void*b,void*x,void*y,int*e){if(e)*e=16;}
E void ucnv_setFromUCallBack(void*c,void*a,void*b,void*x,void*y,int*e){if(e)*e=16;}
E void ucnv_cbToUWriteUChars(void){}
E void ucnv_toUnicode(void){}
E void ucnv_cbFromUWriteUChars(void){}
E int ucnv_toUCountPending(void*c,int*e){return 0;}
E int ucnv_fromUCountPending(void*c,int*e){return 0;}
E const char* ucnv_getStandardName(const char*n,const char*s,int*e){return 0;}
E const char* ucnv_getAvailableName(int n){return 0;}
E int ucnv_countAvailable(void){return 0;}
E void ucnv_fromUnicode(void){}
