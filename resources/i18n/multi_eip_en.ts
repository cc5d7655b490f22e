<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CountedDeeds</name>
    <message numerus="yes">
        <source>&amp;Release %n EIP(s) permanently</source>
        <translation>
            <numerusform>&amp;Release %n EIP permanently</numerusform>
            <numerusform>&amp;Release %n EIPs permanently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedFiles</name>
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
    <name>DeletionPage</name>
    <message numerus="yes">
        <source>%n EIP(s) will be released.</source>
        <translation>
            <numerusform>%n EIP will be released.</numerusform>
            <numerusform>%n EIPs will be released.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) will be kept.</source>
        <translation>
            <numerusform>%n EIP will be kept.</numerusform>
            <numerusform>%n EIPs will be kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EipListPage</name>
    <message numerus="yes">
        <source>%n more EIP(s) of your selection need another plan: this one is full.</source>
        <translation>
            <numerusform>%n more EIP of your selection needs another plan: this one is full.</numerusform>
            <numerusform>%n more EIPs of your selection need another plan: this one is full.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Those that are se&amp;lected (%n)</source>
        <translation>
            <numerusform>Those that are se&amp;lected (%n)</numerusform>
            <numerusform>Those that are se&amp;lected (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Those that are s&amp;hown (%n)</source>
        <translation>
            <numerusform>Those that are s&amp;hown (%n)</numerusform>
            <numerusform>Those that are s&amp;hown (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All of the region (%n)</source>
        <translation>
            <numerusform>&amp;All of the region (%n)</numerusform>
            <numerusform>&amp;All of the region (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Binds %n interface(s) and their EIPs again after an unbind: {names}.</source>
        <translation>
            <numerusform>Binds %n interface and its EIPs again after an unbind: {names}.</numerusform>
            <numerusform>Binds %n interfaces and their EIPs again after an unbind: {names}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuestNotes</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IgnoreIssuesDialog</name>
    <message numerus="yes">
        <source>Ignore %n issue(s)</source>
        <translation>
            <numerusform>Ignore %n issue</numerusform>
            <numerusform>Ignore %n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InUseReviewPage</name>
    <message numerus="yes">
        <source>&amp;Unbind %n EIP(s)</source>
        <translation>
            <numerusform>&amp;Unbind %n EIP</numerusform>
            <numerusform>&amp;Unbind %n EIPs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IrreversibleConsent</name>
    <message numerus="yes">
        <source>Remove %n CIDR block(s) from the VPC</source>
        <translation>
            <numerusform>Remove %n CIDR block from the VPC</numerusform>
            <numerusform>Remove %n CIDR blocks from the VPC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n interface(s) permanently</source>
        <translation>
            <numerusform>Delete %n interface permanently</numerusform>
            <numerusform>Delete %n interfaces permanently</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n vSwitch(es) permanently</source>
        <translation>
            <numerusform>Delete %n vSwitch permanently</numerusform>
            <numerusform>Delete %n vSwitches permanently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueDetail</name>
    <message numerus="yes">
        <source>%n issue(s) selected: {kinds}</source>
        <translation>
            <numerusform>%n issue selected: {kinds}</numerusform>
            <numerusform>%n issues selected: {kinds}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n EIP(s) …</source>
        <translation>
            <numerusform>&amp;Release %n EIP …</numerusform>
            <numerusform>&amp;Release %n EIPs …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bind %n EIP(s) …</source>
        <translation>
            <numerusform>&amp;Bind %n EIP …</numerusform>
            <numerusform>&amp;Bind %n EIPs …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Unbind %n EIP(s) …</source>
        <translation>
            <numerusform>&amp;Unbind %n EIP …</numerusform>
            <numerusform>&amp;Unbind %n EIPs …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogViewer</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>The program locks in %n second(s).</source>
        <translation>
            <numerusform>The program locks in %n second.</numerusform>
            <numerusform>The program locks in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message numerus="yes">
        <source>%n new CIDR block(s) of the VPC: {which}.</source>
        <translation>
            <numerusform>%n new CIDR block of the VPC: {which}.</numerusform>
            <numerusform>%n new CIDR blocks of the VPC: {which}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new vSwitch(es): {which}.</source>
        <translation>
            <numerusform>%n new vSwitch: {which}.</numerusform>
            <numerusform>%n new vSwitches: {which}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new interface(s), each with an EIP as its address.</source>
        <translation>
            <numerusform>%n new interface with an EIP as its address.</numerusform>
            <numerusform>%n new interfaces, each with an EIP as its address.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hide %n other Internet address(es) from VPC {vpc}: {blocks}</source>
        <translation>
            <numerusform>Hide %n other Internet address from VPC {vpc}: {blocks}</numerusform>
            <numerusform>Hide %n other Internet addresses from VPC {vpc}: {blocks}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewEipsDialog</name>
    <message numerus="yes">
        <source>I agree that %n pay-as-you-go EIP(s) are allocated in {region},
up to {bandwidth} Mbit/s each, charged by traffic, and cost money until released</source>
        <translation>
            <numerusform>I agree that %n pay-as-you-go EIP is allocated in {region},
up to {bandwidth} Mbit/s, charged by traffic, and costs money until released</numerusform>
            <numerusform>I agree that %n pay-as-you-go EIPs are allocated in {region},
up to {bandwidth} Mbit/s each, charged by traffic, and cost money until released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I agree that %n pay-as-you-go EIP(s) are allocated in {region},
{bandwidth} Mbit/s each, charged by fixed bandwidth, and cost money until released</source>
        <translation>
            <numerusform>I agree that %n pay-as-you-go EIP is allocated in {region},
{bandwidth} Mbit/s, charged by fixed bandwidth, and costs money until released</numerusform>
            <numerusform>I agree that %n pay-as-you-go EIPs are allocated in {region},
{bandwidth} Mbit/s each, charged by fixed bandwidth, and cost money until released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Allocating %n EIP(s) …</source>
        <translation>
            <numerusform>Allocating %n EIP …</numerusform>
            <numerusform>Allocating %n EIPs …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Allocate %n EIP(s)</source>
        <translation>
            <numerusform>&amp;Allocate %n EIP</numerusform>
            <numerusform>&amp;Allocate %n EIPs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An interface takes {limit} EIPs: %n of the new one(s) will not be selected.</source>
        <translation>
            <numerusform>An interface takes {limit} EIPs: %n of the new ones will not be selected.</numerusform>
            <numerusform>An interface takes {limit} EIPs: %n of the new ones will not be selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewInterfaceDialog</name>
    <message numerus="yes">
        <source>%n address(es) free</source>
        <translation>
            <numerusform>%n address free</numerusform>
            <numerusform>%n addresses free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanListDialog</name>
    <message numerus="yes">
        <source>The list has %n issue(s), so no plan was made.</source>
        <translation>
            <numerusform>The list has %n issue, so no plan was made.</numerusform>
            <numerusform>The list has %n issues, so no plan was made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s).</source>
        <translation>
            <numerusform>%n plan.</numerusform>
            <numerusform>%n plans.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) unchanged.</source>
        <translation>
            <numerusform>%n interface unchanged.</numerusform>
            <numerusform>%n interfaces unchanged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) need your consent: select the check box to agree to what its row names.</source>
        <translation>
            <numerusform>%n plan needs your consent: select its check box to agree to what the row names.</numerusform>
            <numerusform>%n plans need your consent: select the check box of each to agree to what its row names.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n plan(s)</source>
        <translation>
            <numerusform>&amp;Apply %n plan</numerusform>
            <numerusform>&amp;Apply %n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanListSaving</name>
    <message numerus="yes">
        <source>The guest OS files of %n plan(s) were not written.</source>
        <translation>
            <numerusform>The guest OS files of %n plan were not written.</numerusform>
            <numerusform>The guest OS files of %n plans were not written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResourceActions</name>
    <message numerus="yes">
        <source>%n mapping(s) written to {path}.</source>
        <translation>
            <numerusform>%n mapping written to {path}.</numerusform>
            <numerusform>%n mappings written to {path}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message numerus="yes">
        <source>%n EIP(s) allocated.</source>
        <translation>
            <numerusform>%n EIP allocated.</numerusform>
            <numerusform>%n EIPs allocated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>Bind %n &amp;EIP(s) and attach</source>
        <translation>
            <numerusform>Bind %n &amp;EIP and attach</numerusform>
            <numerusform>Bind %n &amp;EIPs and attach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n &amp;EIP(s)</source>
        <translation>
            <numerusform>Assign %n &amp;EIP</numerusform>
            <numerusform>Assign %n &amp;EIPs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecondaryCidrDeletionPage</name>
    <message numerus="yes">
        <source>Delete %n &amp;vSwitch(es)</source>
        <translation>
            <numerusform>Delete %n &amp;vSwitch</numerusform>
            <numerusform>Delete %n &amp;vSwitches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n CIDR bloc&amp;k(s) from the VPC</source>
        <translation>
            <numerusform>Remove %n CIDR bloc&amp;k from the VPC</numerusform>
            <numerusform>Remove %n CIDR bloc&amp;ks from the VPC</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>R&amp;elease %n EIP(s)</source>
        <translation>
            <numerusform>R&amp;elease %n EIP</numerusform>
            <numerusform>R&amp;elease %n EIPs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralRunsQuestion</name>
    <message numerus="yes">
        <source>%n run(s) were not finished.</source>
        <translation>
            <numerusform>%n run was not finished.</numerusform>
            <numerusform>%n runs were not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SnippetView</name>
    <message numerus="yes">
        <source>Copied {name}: %n line(s).</source>
        <translation>
            <numerusform>Copied {name}: %n line.</numerusform>
            <numerusform>Copied {name}: %n lines.</numerusform>
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
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>Bind %n EIP(s) to interface {eni}</source>
        <translation>
            <numerusform>Bind %n EIP to interface {eni}</numerusform>
            <numerusform>Bind %n EIPs to interface {eni}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s)</source>
        <translation>
            <numerusform>%n EIP</numerusform>
            <numerusform>%n EIPs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unbind %n EIP(s) from interface {eni}</source>
        <translation>
            <numerusform>Unbind %n EIP from interface {eni}</numerusform>
            <numerusform>Unbind %n EIPs from interface {eni}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) to release</source>
        <translation>
            <numerusform>%n EIP to release</numerusform>
            <numerusform>%n EIPs to release</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) to bind</source>
        <translation>
            <numerusform>%n EIP to bind</numerusform>
            <numerusform>%n EIPs to bind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) to unbind</source>
        <translation>
            <numerusform>%n EIP to unbind</numerusform>
            <numerusform>%n EIPs to unbind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more interface(s) to delete</source>
        <translation>
            <numerusform>%n more interface to delete</numerusform>
            <numerusform>%n more interfaces to delete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan needs %n permission(s).</source>
        <translation>
            <numerusform>The plan needs %n permission.</numerusform>
            <numerusform>The plan needs %n permissions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ForGood</name>
    <message numerus="yes">
        <source>%n interface(s) were deleted permanently.</source>
        <translation>
            <numerusform>%n interface was deleted permanently.</numerusform>
            <numerusform>%n interfaces were deleted permanently.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vSwitch(es) were deleted permanently: {vswitches}.</source>
        <translation>
            <numerusform>%n vSwitch was deleted permanently: {vswitches}.</numerusform>
            <numerusform>%n vSwitches were deleted permanently: {vswitches}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CIDR block(s) were removed from the VPC: {blocks}.</source>
        <translation>
            <numerusform>%n CIDR block was removed from the VPC: {blocks}.</numerusform>
            <numerusform>%n CIDR blocks were removed from the VPC: {blocks}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) were released permanently: {eips}.</source>
        <translation>
            <numerusform>%n EIP was released permanently: {eips}.</numerusform>
            <numerusform>%n EIPs were released permanently: {eips}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) are kept; pay-as-you-go EIPs are still charged.</source>
        <translation>
            <numerusform>%n EIP is kept; pay-as-you-go EIPs are still charged.</numerusform>
            <numerusform>%n EIPs are kept; pay-as-you-go EIPs are still charged.</numerusform>
        </translation>
    </message>
</context>
</TS>
