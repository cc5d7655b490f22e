<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>GuestPage</name>
    <message numerus="yes">
        <source>%n file(s) saved in {folder}.</source>
        <translation>
            <numerusform>%n file saved in {folder}.</numerusform>
            <numerusform>%n files saved in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist in {folder} already. Replace them?</source>
        <translation>
            <numerusform>%n of the files exists in {folder} already. Replace it?</numerusform>
            <numerusform>%n of the files exist in {folder} already. Replace them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message numerus="yes">
        <source>Bind %n EIP(s) to interface {eni}</source>
        <translation>
            <numerusform>Bind %n EIP to interface {eni}</numerusform>
            <numerusform>Bind %n EIPs to interface {eni}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disassociate %n EIP(s) from interface {eni}</source>
        <translation>
            <numerusform>Disassociate %n EIP from interface {eni}</numerusform>
            <numerusform>Disassociate %n EIPs from interface {eni}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>&amp;Bind %n EIP(s) and attach</source>
        <translation>
            <numerusform>&amp;Bind %n EIP and attach</numerusform>
            <numerusform>&amp;Bind %n EIPs and attach</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
