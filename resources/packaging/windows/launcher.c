/* Starts the program with the Python beside it: DIR\python\python.exe -m gui ARGUMENTS. Built twice, see build. */
#include <windows.h>
#include <wchar.h>

#ifdef WINDOW
#define PYTHON L"pythonw.exe"
#else
#define PYTHON L"python.exe"
#endif
#define LONGEST 32767 /* characters of a command line, by CreateProcessW's page */

/* Ctrl-C is for the program: whoever only waits for it must not end first. A handler is not inherited; ignoring would be. */
static BOOL WINAPI leave_to_program(DWORD kind) { return kind == CTRL_C_EVENT || kind == CTRL_BREAK_EVENT; }

/* Whatever ends this process ends the program as well. */
static void end_together(HANDLE program) {
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    HANDLE job = CreateJobObjectW(NULL, NULL);
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK;
    if (job && SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits))
        AssignProcessToJobObject(job, program);
}

/* The arguments as they were typed, quotes included: what follows the program's own name. */
static const wchar_t *arguments(void) {
    const wchar_t *rest = GetCommandLineW();
    BOOL quoted = FALSE;
    for (; *rest && (quoted || (*rest != L' ' && *rest != L'\t')); rest++)
        if (*rest == L'"') quoted = !quoted;
    return rest;
}

static int run(void) {
    static wchar_t folder[LONGEST], command[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST), code = 1;
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION program;
    wchar_t *name = length && length < LONGEST ? wcsrchr(folder, L'\\') : NULL;
    if (!name) return 127;
    *name = 0;
    if (_snwprintf(command, LONGEST, L"\"%ls\\python\\" PYTHON L"\" -m gui%ls", folder, arguments()) < 0) return 126;
    SetConsoleCtrlHandler(leave_to_program, TRUE);
    GetStartupInfoW(&start);
    if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, NULL, &start, &program)) {
        MessageBoxW(NULL, L"The program can't be started. Install it again.", L"Multi-EIP Wizard", MB_ICONERROR);
        return 127;
    }
    end_together(program.hProcess);
    ResumeThread(program.hThread);
    WaitForSingleObject(program.hProcess, INFINITE);
    GetExitCodeProcess(program.hProcess, &code);
    return (int)code;
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR words, int shown) { return run(); }
#else
int wmain(void) { return run(); }
#endif
