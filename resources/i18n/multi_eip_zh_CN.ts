<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>Sandbox (no account needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new AccessKey …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for a keyring …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox emulates a whole account on this computer: regions, EIPs, interfaces and instances, with the cloud&apos;s own rules and refusals. Nothing in it is real, and nothing costs money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New AccessKey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Profile name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AccessKey s&amp;ecret:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security &amp;token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only for temporary (STS) credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the secret:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the keyring of this comp&amp;uter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this session only, in &amp;memory</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who signs the calls? Try the sandbox first if you like: it needs no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Give the profile a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the profile is longer than {limit} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a profile named {name}. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile named {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the AccessKey ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An AccessKey ID has only letters and digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An AccessKey ID has 16 to 30 characters; this one has {length}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This AccessKey ID is a temporary one (STS) and works only with its security token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A security token goes with a temporary AccessKey ID, which begins with STS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the AccessKey secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey secret has characters that no secret has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An AccessKey secret has 30 characters; this one has {length}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an AccessKey ID, not an AccessKey secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the security token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security token has characters that no token has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A role is written acs:ram::&lt;account number&gt;:role/&lt;name&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A role session name has 2 to 64 letters, digits or the characters . @ - _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy is written http://host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the proxy holds a password, which may not stand in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate file {path} can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} holds no certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} is damaged and has no good copy; it was set aside as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} is damaged; the last good copy was used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} was changed meanwhile and was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile {name} is signed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is locked; its secrets have left the memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no secret for the profile {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security token of the profile {name} has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud refused the role of the profile {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment has no ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring of this computer is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked; the system will ask for its password when the secret is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring&apos;s password prompt was dismissed; it will ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring refuses access to this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring does not answer; a prompt may be waiting behind another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring set up here keeps secrets in clear text, so it is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApplyPage</name>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step is proven by reading it back from the cloud before the next one begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this call and &amp;keep what is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this call and &amp;undo everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking back what was done, in reverse order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after the call under way …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes}:{seconds:02d} elapsed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BindWizard</name>
    <message>
        <source>Bind EIPs to a network interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is being carried out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is being carried out. What shall happen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call that is under way is finished in any case; nothing is left half said to the cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wait until it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and &amp;undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and &amp;keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>EIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can it be chosen?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocation ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIPs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VPC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIP name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIP state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance state</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Mappings of this interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface carries these EIPs now, as the cloud says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the guest: copy the saved folder there, run apply, then check; undo takes everything back. Test from outside with ping to each EIP; the security group of the interface must allow it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EipsPage</name>
    <message>
        <source>EIPs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no EIP in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allocate one in the EIP console, then refresh with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which Elastic IPs shall the guest see? Tick up to {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {limit} chosen ({there} already on this interface)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {limit} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interface takes {limit} EIPs at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a tick away before you set another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The cloud does not know this AccessKey ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it for missing characters; it may have been deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This AccessKey is disabled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enable it in the RAM console, or use another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not use multi-EIP to ENI mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor takes no new applications for it. The other way is to expose EIPs through a secondary CIDR block of the VPC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface is bound to an instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unbind it first; EIPs are associated with a free interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the vendor has not admitted this account to multi-EIP to ENI mode, that may be why: then expose EIPs through a secondary CIDR block of the VPC. The details hold the request id to quote to the vendor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode is not open in this region, or not for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An EIP is not in the state this needs: it is bound, free or changing by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target has an EIP already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and look at it; somebody else may be working on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of the EIP&apos;s configuration is still under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIP is locked because of an overdue payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle the bill in the billing console, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An EIP no longer exists in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and choose again; it may have been released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIP is not bound to this interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh: it may be free already, or bound elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIP and interface are in different regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose both in the same region; an EIP can&apos;t leave its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface already carries an EIP in another mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disassociate that EIP first, or choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface would carry more EIPs than the mode allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer EIPs, or another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface has secondary private addresses, and the cloud refused it for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an interface without them, or unassign them in the ECS console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface has IP prefixes, which the mode does not allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an interface without prefixes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VPC has an IPv4 gateway, with which the mode does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an interface and an instance in a VPC without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An EIP can&apos;t be bound to this kind of resource in this mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a secondary network interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target does not take the change: its state, or its owner, does not allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and look at it. One that a cloud service manages can&apos;t be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has as many EIPs as it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release unused EIPs, or ask for a higher quota in the Quota Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The balance of the account is not sufficient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top it up in the billing console, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region has no such address to give at present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try without a wanted address, with another line type, or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIPs were allocated too quickly one after another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A subscription EIP can&apos;t be released before its term ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it unbound, or ask for a refund in the billing console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deletion protection is on for this EIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it off in the EIP console if the EIP shall really be released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and look at its state; somebody else may be working on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every private address of the interface has an EIP already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign another private address to the interface, or choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance family does not support the mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an instance of a listed family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface does not exist in this region, or has no EIP in the mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance no longer exists in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state of the interface does not allow {action} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, refresh, and look at its state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a secondary interface can be bound, unbound or deleted by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a secondary interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The primary interface of an instance can&apos;t be unbound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cloud service manages this interface and alone may change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface is not bound to this instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface and instance are not in the same zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an instance in the zone and VPC of the interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resources are not in the same VPC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose instance, vSwitch and security group in the VPC of the interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state of the instance does not allow {action} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is running or stopped, and refresh. Some types must be stopped for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance type binds and unbinds interfaces only while stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the instance, refresh, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance has not been restarted for years and takes no interface yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart it in the ECS console, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance is locked for security reasons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle the notice in the security console, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud is moving the instance to another host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance has no free slot for another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unbind one of its interfaces, or choose a larger instance type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface has more private addresses than the instance type takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unassign some in the ECS console, or choose another interface or instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has reached its quota of network interfaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete unused interfaces, or ask for a higher quota in the Quota Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security group of the interface is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the interface another security group, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security group no longer exists in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private address is taken already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, or let the cloud choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private address does not lie in the vSwitch, or is reserved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first and the last three addresses of a vSwitch are the vendor&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vSwitch has no free address left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another vSwitch of the same zone, or create one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIP is locked because of an overdue payment or a security notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle it in the billing or security console, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud does not accept these credentials.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check AccessKey ID, secret and token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The AccessKey secret is wrong, or something on the way changed the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the secret again, or create a new AccessKey in the RAM console. A proxy that rewrites headers breaks the signature too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud got the same request of {action} twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy may have sent it again. Refresh to see what took effect, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session token has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a new one and sign in again; nothing chosen is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session token does not belong to this AccessKey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste AccessKey ID, secret and token of one and the same answer of STS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This AccessKey is a temporary one and needs its session token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the token that came with it, and sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this computer is more than 15 minutes off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock right, then try again. The details show both times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user has no permission for {permission}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the administrator of the account to allow that action in a RAM policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud forbids {action} here: a permission is missing, or the resource belongs to another account or to a cloud service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the RAM policy for {permission}, and in the console who owns the resource.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud asks for fewer calls at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a little, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud is still at work on the first try of {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment and refresh before you try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} was repeated with other parameters than at first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and start again. Please report it, with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This endpoint does not know {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the endpoint in the settings; it may belong to another product or region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud does not have this region, or not for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check of {action} passed, and nothing was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud did not accept a parameter of {action} ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details hold the cloud&apos;s own words. If you entered the value, correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} was sent without a value that it needs ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and choose again. If it happens again, please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud did not answer {action} in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it took effect is not known. Refresh to see, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection, proxy and name resolution, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud has trouble of its own with {action}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a minute; the request id helps the vendor to look it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to {action} was not the cloud&apos;s own format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy or a sign-in page of the network may be in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that {action} needs no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another task is at work on the same resource.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, refresh, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quota of the account or of the resource is used up ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some, or ask for more in the Quota Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud does not support this here ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other resources; the details say more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resource is locked ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle the bill or the security notice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud refused {action} ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details hold the request id to quote to the vendor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud refused {action} with a code this program does not know ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again; nothing chosen is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be written or read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder and the free space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you entered is lost. The log file says more; please report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can&apos;t be done as chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} can&apos;t express: {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another network stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window of this program is carrying out a plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or close it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of runs can&apos;t be written, so nothing was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the folder writable, or start with another --state-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of runs can&apos;t be written: the disk is full or failing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier run was interrupted and is not finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it, take it back or forget it before a new one begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of runs is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file away, refresh, and look at the state of EIPs and interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of runs was written by a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that version, or start with another --state-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on with the secret in memory for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it in your desktop&apos;s password manager and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring&apos;s password prompt was dismissed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again and answer the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring refused access to this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A prompt may be waiting for you behind another window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring set up on this computer keeps secrets in clear text, so it is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VPC no longer exists in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vSwitch no longer exists in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region has no such zone, or not for this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the zone of the instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of the VPC or of the vSwitch is still under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CIDR block is not valid here, or overlaps another one of the VPC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another block: vSwitches take masks from /16 to /29, inside the VPC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CIDR block overlaps one that is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another block, or use the one that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VPC has no such secondary CIDR block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh: it may have been removed already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud does not allow this CIDR block as a secondary one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one, with a mask from /16 to /28, outside the reserved ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CIDR block overlaps a route of the VPC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller or another block, or look at the routes in the VPC console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vSwitch still uses the CIDR block.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the vSwitches in it first; that can take a few minutes to be noticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is still in the vSwitch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the interfaces in it first; a deleted one can count for some minutes more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VPC has as many vSwitches as it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete unused ones, or ask for a higher quota in the Quota Center.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VPC has as many secondary CIDR blocks as it may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one that covers the EIP, or remove an unused one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The RAM role does not exist, or this user may not take it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the role&apos;s ARN and whom its trust policy names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command is too long for Cloud Assistant ({code}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the configuration into the guest by hand, or with scp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The command does not fit the operating system of the instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the guest configuration of its own system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call names no instance, or too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh and choose one instance.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Guest</name>
    <message>
        <source>The facts lack {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the facts, {field} has the wrong form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not the MAC address of a network interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is the MAC address of the primary network interface, which is never configured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a usable private IPv4 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not an IPv4 network such as 172.16.20.0/24.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private address {value} cannot be a host of the vSwitch network {network}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not the IPv4 address of a vSwitch gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vSwitch gateway {value} cannot be another host of the network {network}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no EIP to configure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} EIPs were given; one interface takes at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not an IPv4 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is a private or reserved address and cannot be an EIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIP {value} was given more than once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask {mask} of the EIP {value} is not a contiguous netmask such as 255.255.255.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mask {mask} of the EIP {value} covers more than a /8 network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIP {value} is the network or broadcast address of {network}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gateway} is not a usable gateway for the EIP {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIP {value} was given as its own gateway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway {gateway} of the EIP {value} is itself one of the EIPs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway {gateway} of the EIP {value} is the network or broadcast address of {network}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a usable interface name: a letter, then up to 14 letters, digits, - or _.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} cannot be the first table number: choose one from {lowest} to {highest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection marks need source-based routing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both network interfaces are in one vSwitch: if the primary one answers ARP for this one&apos;s addresses, set arp_ignore=1 and arp_announce=2, or rp_filter=1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway {gateway} lies outside the network of {eip}; it is configured as on-link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows has no routing by source: replies of all EIPs leave through one gateway although the EIPs have {count}. Give each gateway&apos;s EIPs an interface of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cloud-init writes {path} anew at every boot; these files are made to win over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If multi-nic-util (eni.service) is installed, disable it: it overwrites the network configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published container ports and other forwarded traffic are not covered; choose connection marks for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection marks work with rp_filter 0 or 2 on this interface, not with 1, and need nftables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With /32 addresses, arp_announce must not be 2: the gateway would be asked in the name of the private address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the addresses are configured: without routing of your own no EIP will be reachable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files call the interface {name}; the apply script puts in the name it finds by the MAC address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest&apos;s network manager does not know of these settings and may drop them when it reconfigures the interface; the unit sets them again when the manager or the guest restarts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works from {product} {version} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This replaces the whole network configuration of the guest, the primary interface included, and is meant for images whose cloud-init renders netplan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This turns DHCP off on the interface, which the mode asks to be on. Use it only where nothing else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This script was checked by a parser; it has not been run on Windows by its makers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run undo before the interface is detached from the instance or moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system} {version} sets its network up with {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network manager of {system} {version} has no routing rules, so a script does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system is not known, and the script works on every Linux; run the detection script to learn more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system} {version} can keep DHCP beside static addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{system} {version} cannot keep DHCP beside static addresses; this is the last resort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several addresses on one interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source-based routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>addresses without routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gateway outside the address&apos;s network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/32 addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection marks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuestPage</name>
    <message>
        <source>Guest configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest needs the EIPs as static addresses, each with its own gateway and mask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network s&amp;tack:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gateway of the private network:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vSwitch&apos;s third address from the end, unless yours differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses &amp;only, no routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/32 addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection &amp;marks (containers, forwarded ports)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading gateways and masks from the cloud …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway of the private network is not an IPv4 address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No guest configuration can be made from these facts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stack} can&apos;t express: {abilities}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another network stack, or take the option away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the guest configuration in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in {folder}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist in {folder} already. Replace them?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstancePage</name>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no ECS instance in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create one in the ECS console, then refresh with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which ECS instance takes the interface? It must be in the same zone and VPC.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterfacePage</name>
    <message>
        <source>Network interfaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network interface in this region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create a secondary one in the ECS console, then refresh with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which secondary network interface (ENI) takes the EIPs? It must be free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance type:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secondary ENI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to ten EIPs, visible in the guest, next to the private address; every IP protocol works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIPs stay on a gateway and the guest sees private addresses only: not what this wizard is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One EIP only, in place of the private address: not what this wizard is for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Mappings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bind EIPs …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;egion:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-EIP Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox: an emulated account on this computer. Nothing here is real, and nothing costs money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the region …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last refresh failed; what you see may be out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Bind EIPs …” signs in with a profile or opens the sandbox, which needs no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This region has neither EIPs nor network interfaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-EIP Wizard {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>It no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has bound it meanwhile. It was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is bound there in another mode. It was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else is taking it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud took the call, then went back to the state before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud took the call, but nothing changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state has been changing for too long; it may still end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state could not be read, so it is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An earlier step did not succeed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was done, but was no longer so when everything was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Bind %n EIP(s) to interface {eni}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disassociate %n EIP(s) from interface {eni}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bind interface {eni} to instance {instance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unbind interface {eni} from instance {instance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIP console: Bind Resource, Secondary ENI, Multi-EIP to ENI mode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIP console: the EIP, Disassociate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ECS console, Network Interfaces: the interface, Bind to Instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ECS console, Network Interfaces: the interface, Unbind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was so already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud is at work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone, read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the cloud, next look in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throttled by the cloud, next try in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another task is at work on it, next try in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer, next try in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holding back to stay under the rate limit, {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is bound, read back from the cloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: the guest configuration, without which the guest can&apos;t use the EIPs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not work, and everything is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rows say why. Go back to the review when the cause is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What was done so far stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the review to do the rest; what is done is not done twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some things could be neither finished nor undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are listed below with what remains to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent: the cloud is no longer as it was at the review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the review and look at what changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: the credentials have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again, then go back to the review; what is done is not done twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region has not been read yet. Wait for the list, or refresh it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has not been carried out yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The EIPs could not be read ({code}), so nothing is known of them. Refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network interfaces could not be read ({code}), so nothing is known of them. Refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instances could not be read ({code}), so nothing is known of them. Refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits of the instance types could not be read ({code}), so free interface slots were not checked. Allow ecs:DescribeInstanceTypes, or count them in the ECS console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vSwitches could not be read ({code}). Allow vpc:DescribeVSwitches, or enter network and gateway of the vSwitch yourself in the guest configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VPCs could not be read ({code}), so only their ids are shown. Allow vpc:DescribeVpcs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor has closed the region {region}. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode is not offered in {region}. Choose another region; EIPs can&apos;t leave theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud refused multi-EIP to ENI mode to this account here ({code}), and will most likely do so again. The other way is to expose EIPs through a secondary CIDR block of the VPC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No EIP of this region is in multi-EIP to ENI mode yet, so it is not known whether this account may use it: the vendor admits no new accounts. The first association will show, and a refusal changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one EIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This EIP is named twice. Name it once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no such EIP in the region, or no longer. Refresh and choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managed by a cloud service, which alone may bind it. Choose another EIP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no such interface in the region, or no longer. Refresh and choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIP {address} is on its way to or from this interface ({status}), and the cloud does one at a time. Wait a moment and refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carries EIP {address} in another mode ({mode}), and modes can&apos;t be mixed on one interface. Disassociate that EIP, or choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already carries {present} EIPs, and {limit} is the most. Choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has IP prefixes, which the mode does not allow. Choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has {count} secondary private addresses. The vendor does not say whether the mode allows them; the cloud may refuse. An interface without them is the safe choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If VPC {vpc} has an IPv4 gateway, the cloud may refuse the mode; the lists read do not show one. Look under IPv4 Gateway in the VPC console when in doubt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance {instance} is {status}, and lets go of an interface only when running or stopped. Wait and refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance {instance} is of type {type}, which lets go of an interface only while stopped. Stop it, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account has no such instance in the region, or no longer. Refresh and choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance family {family} does not support the mode. Choose an instance of a listed family.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance family {family} is only on an older list of the vendor. The cloud may refuse to attach the interface; what was bound by then is taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state is {status}. It must be running or stopped. Wait, or start or stop it, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In VPC {instance_vpc}, but the interface is in {eni_vpc}. Both must be in the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In zone {instance_zone}, but the interface is in {eni_zone}. Both must be in the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has {used} interfaces, and type {type} takes {limit}. Unbind one, or choose another instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interface has {count} private addresses, and type {type} takes {limit} on each. Choose another instance or interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cloud gave no limits for type {type}, so free interface slots were not checked. Count them in the ECS console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In vSwitch {instance_vswitch}, the interface in {eni_vswitch}: in one zone the API attaches it all the same, only the console asks for one vSwitch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already bound to {target}. Disassociate it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its state is changing ({status}). Wait a moment and refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked by the cloud ({reason}). Settle the bill or the security notice first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{chosen} EIPs are chosen and {present} are already on this interface, but it takes {limit}. Room is left for {room}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a secondary network interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A primary interface. The mode needs a secondary one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trunk or member interface. The mode needs a plain secondary one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Managed by a cloud service, which alone may use it. Choose another interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound to instance {instance}. Unbind it first: EIPs go on a free interface.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type {type} takes an interface only while stopped. Stop the instance first, then refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both interfaces are in vSwitch {vswitch}. Source-based routing in the guest is then a must; the guest configuration sets it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DHCP must be on in the guest for this interface, or the mode does not take effect. The guest configuration keeps it on and checks it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressRows</name>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RegionPage</name>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are the EIPs? Interface and instance must be in the same region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message>
        <source>Unfinished run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run of {began} in {region} was not finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {done} of {total} done, read from the cloud now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what will be done, in this order. Nothing has been sent to the cloud yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is bound already; there is nothing to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EIPs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API call:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proven by:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading each EIP back until it is bound to this interface in multi-EIP to ENI mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the interface back until its state is as wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bind %n EIP(s) and attach</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Bind the interface</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SnippetView</name>
    <message>
        <source>In the guest: {path}, mode {mode}, owner root</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run as administrator in the guest: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the text of this tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save all …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and scripts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Nothing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row fits the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the region …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows rows in which every word occurs (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only those that can be chosen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Associating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disassociating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Binding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unbinding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAT mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut-through mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
