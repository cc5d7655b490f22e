<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Multi-EIP Wizard</source>
        <translation>关于多 EIP 向导</translation>
    </message>
    <message>
        <source>Multi-EIP Wizard {version}</source>
        <translation>多 EIP 向导 {version}</translation>
    </message>
    <message>
        <source>Binds several EIPs of Alibaba Cloud to one network interface. Licensed under the Apache License 2.0. It sends nothing to anybody but the Alibaba Cloud endpoints of your account, and does not look for updates.</source>
        <translation>将阿里云的多个弹性公网IP绑定到同一块弹性网卡。采用 Apache License 2.0 许可。除您账号的阿里云接口地址外，不向任何地方发送数据，也不检查更新。</translation>
    </message>
    <message>
        <source>&amp;Versions</source>
        <translation>版本(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Licences</source>
        <translation>许可(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the GNU Lesser General Public License 3. They are separate files and can be replaced by other versions. Their sources are at download.qt.io, under the version named in Versions.</source>
        <translation>Qt 与 PySide6 按 GNU Lesser General Public License 3 使用。它们是独立的文件，可以替换为其他版本。其源代码位于 download.qt.io，版本号见“版本”页。</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>All components</source>
        <translation>全部组件</translation>
    </message>
    <message>
        <source>No licence file is installed with {name}. Its licence is named under All components.</source>
        <translation>{name} 未附带许可证文件。其许可证列在“全部组件”中。</translation>
    </message>
</context>
<context>
    <name>AccountActions</name>
    <message>
        <source>&amp;Profiles …</source>
        <translation>账号配置(&amp;P) …</translation>
    </message>
    <message>
        <source>&amp;Sign in …</source>
        <translation>登录(&amp;S) …</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>锁定(&amp;K)</translation>
    </message>
    <message>
        <source>Sign ou&amp;t</source>
        <translation>退出登录(&amp;T)</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>S&amp;ign in</source>
        <translation>登录(&amp;I)</translation>
    </message>
</context>
<context>
    <name>AccountForm</name>
    <message>
        <source>Profile {name}</source>
        <translation>账号配置 {name}</translation>
    </message>
    <message>
        <source>A new AccessKey …</source>
        <translation>新的 AccessKey …</translation>
    </message>
    <message>
        <source>&amp;Sign in with:</source>
        <translation>登录方式(&amp;S)：</translation>
    </message>
    <message>
        <source>Sign in with</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>The sandbox emulates a whole account on this computer: regions, EIPs, interfaces and instances, with the cloud&apos;s own rules and refusals. Nothing in it is real, and nothing costs money.</source>
        <translation>沙箱在本机模拟一个完整的账号：地域、EIP、弹性网卡和实例，规则和拒绝原因与云上一致。其中的一切都不是真实资源，也不产生任何费用。</translation>
    </message>
    <message>
        <source>Manage &amp;profiles …</source>
        <translation>管理账号配置(&amp;P) …</translation>
    </message>
    <message>
        <source>New AccessKey</source>
        <translation>新的 AccessKey</translation>
    </message>
    <message>
        <source>Pr&amp;ofile name:</source>
        <translation>配置名称(&amp;O)：</translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation>AccessKey ID(&amp;K)：</translation>
    </message>
    <message>
        <source>AccessKey s&amp;ecret:</source>
        <translation>AccessKey Secret(&amp;E)：</translation>
    </message>
    <message>
        <source>Security &amp;token:</source>
        <translation>安全令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>only for temporary (STS) credentials</source>
        <translation>仅用于临时凭证（STS）</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Sign in as an account profile, or try the sandbox: it needs no account.</source>
        <translation>请选择登录身份，也可以先试用沙箱：无需账号。</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>Give the profile a name.</source>
        <translation>请填写配置名称。</translation>
    </message>
    <message>
        <source>The name of the profile is longer than {limit} characters.</source>
        <translation>配置名称超过了 {limit} 个字符。</translation>
    </message>
    <message>
        <source>There is already a profile named {name}. Choose another name.</source>
        <translation>已有名为 {name} 的账号配置，请换一个名称。</translation>
    </message>
    <message>
        <source>There is no profile named {name}.</source>
        <translation>没有名为 {name} 的账号配置。</translation>
    </message>
    <message>
        <source>Enter the AccessKey ID.</source>
        <translation>请填写 AccessKey ID。</translation>
    </message>
    <message>
        <source>An AccessKey ID has only letters and digits.</source>
        <translation>AccessKey ID 只包含字母和数字。</translation>
    </message>
    <message>
        <source>An AccessKey ID has 16 to 30 characters; this one has {length}.</source>
        <translation>AccessKey ID 长度为 16 到 30 个字符，当前为 {length} 个。</translation>
    </message>
    <message>
        <source>This AccessKey ID is a temporary one (STS) and works only with its security token.</source>
        <translation>这是临时 AccessKey ID（STS），必须和对应的安全令牌一起使用。</translation>
    </message>
    <message>
        <source>A security token goes with a temporary AccessKey ID, which begins with STS.</source>
        <translation>安全令牌须与以 STS 开头的临时 AccessKey ID 配套使用。</translation>
    </message>
    <message>
        <source>Enter the AccessKey secret.</source>
        <translation>请填写 AccessKey Secret。</translation>
    </message>
    <message>
        <source>The AccessKey secret has characters that no secret has.</source>
        <translation>AccessKey Secret 中含有不可能出现的字符。</translation>
    </message>
    <message>
        <source>An AccessKey secret has 30 characters; this one has {length}.</source>
        <translation>AccessKey Secret 长度为 30 个字符，当前为 {length} 个。</translation>
    </message>
    <message>
        <source>This is an AccessKey ID, not an AccessKey secret.</source>
        <translation>这是 AccessKey ID，不是 AccessKey Secret。</translation>
    </message>
    <message>
        <source>Enter the security token.</source>
        <translation>请填写安全令牌。</translation>
    </message>
    <message>
        <source>The security token has characters that no token has.</source>
        <translation>安全令牌中含有不可能出现的字符。</translation>
    </message>
    <message>
        <source>A role is written acs:ram::&lt;account number&gt;:role/&lt;name&gt;.</source>
        <translation>角色的写法为 acs:ram::&lt;账号 ID&gt;:role/&lt;角色名&gt;。</translation>
    </message>
    <message>
        <source>A role session name has 2 to 64 letters, digits or the characters . @ - _.</source>
        <translation>角色会话名称为 2 到 64 个字母、数字或字符 . @ - _。</translation>
    </message>
    <message>
        <source>A region is written as its ID, for example cn-shanghai. Choose it from the list.</source>
        <translation>地域须填写其 ID，例如 cn-shanghai。请从列表中选择。</translation>
    </message>
    <message>
        <source>A proxy is written http://host:port.</source>
        <translation>代理的写法为 http://host:port。</translation>
    </message>
    <message>
        <source>The certificate file {path} can&apos;t be read.</source>
        <translation>无法读取证书文件 {path}。</translation>
    </message>
    <message>
        <source>The file {path} holds no certificate in PEM form.</source>
        <translation>文件 {path} 中没有 PEM 格式的证书。</translation>
    </message>
    <message>
        <source>The file {path} is damaged and has no good copy; it was set aside as {aside}.</source>
        <translation>文件 {path} 已损坏且没有可用的副本，已另存为 {aside}。</translation>
    </message>
    <message>
        <source>The file {path} is damaged; the last good copy was used instead.</source>
        <translation>文件 {path} 已损坏，已改用最近一份完好的副本。</translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be read: {reason}.</source>
        <translation>无法读取文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The file {path} can&apos;t be written: {reason}.</source>
        <translation>无法写入文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The profile {name} is signed out.</source>
        <translation>账号配置 {name} 已退出登录。</translation>
    </message>
    <message>
        <source>The session is locked. The secret of the profile {name} was removed from memory.</source>
        <translation>会话已锁定，账号配置 {name} 的密钥已从内存中清除。</translation>
    </message>
    <message>
        <source>The cloud accepts it: account {number}, the key of the account itself.</source>
        <translation>云端已接受：账号 {number}，为主账号自身的密钥。</translation>
    </message>
    <message>
        <source>The cloud accepts it: account {number}, user {name}.</source>
        <translation>云端已接受：账号 {number}，用户 {name}。</translation>
    </message>
    <message>
        <source>The cloud accepts it: account {number}, role {name}.</source>
        <translation>云端已接受：账号 {number}，角色 {name}。</translation>
    </message>
    <message>
        <source>The cloud accepts it: account {number}, {name}.</source>
        <translation>云端已接受：账号 {number}，{name}。</translation>
    </message>
    <message>
        <source>Unlock it to read or change anything; nothing chosen is lost.</source>
        <translation>解锁后才能读取或更改；已选内容不会丢失。</translation>
    </message>
    <message>
        <source>Sign in again; nothing chosen is lost.</source>
        <translation>请重新登录，已选内容不会丢失。</translation>
    </message>
    <message>
        <source>the built-in sandbox</source>
        <translation>内置沙箱</translation>
    </message>
    <message>
        <source>account {number}</source>
        <translation>账号 {number}</translation>
    </message>
    <message>
        <source>AccessKey {key}</source>
        <translation>AccessKey {key}</translation>
    </message>
    <message>
        <source>{account} (profile {name})</source>
        <translation>{account}（账号配置 {name}）</translation>
    </message>
    <message>
        <source>{account} at {endpoint}</source>
        <translation>{account}，服务地址 {endpoint}</translation>
    </message>
    <message>
        <source>Allow sts:GetCallerIdentity, or sign in with the AccessKey of the plan.</source>
        <translation>请授权 sts:GetCallerIdentity，或使用该计划的 AccessKey 登录。</translation>
    </message>
    <message>
        <source>The plan is for {planned}, but you are signed in to {signed_in}. Nothing was sent.</source>
        <translation>该计划属于{planned}，而当前登录的是{signed_in}。未发送任何请求。</translation>
    </message>
    <message>
        <source>Sign in with the account of the plan, or make a new plan for this account.</source>
        <translation>请使用该计划的账号登录，或为当前账号重新制定计划。</translation>
    </message>
    <message>
        <source>There is no secret for the profile {name}.</source>
        <translation>账号配置 {name} 没有保存密钥。</translation>
    </message>
    <message>
        <source>The security token of the profile {name} has expired.</source>
        <translation>账号配置 {name} 的安全令牌已过期。</translation>
    </message>
    <message>
        <source>The cloud refused the role of the profile {name}.</source>
        <translation>账号配置 {name} 的角色被拒绝。</translation>
    </message>
    <message>
        <source>The environment has no ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.</source>
        <translation>环境变量中没有 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET。</translation>
    </message>
    <message>
        <source>The profile {name} was changed and now signs in to another account. Nothing was sent there.</source>
        <translation>账号配置 {name} 已被更改，现在会登录到另一个账号。未向该账号发送任何请求。</translation>
    </message>
    <message>
        <source>The keyring of this computer is ready.</source>
        <translation>本机的系统密钥环可用。</translation>
    </message>
    <message>
        <source>This computer has no keyring service.</source>
        <translation>本机没有系统密钥环服务。</translation>
    </message>
    <message>
        <source>The keyring is locked; the system will ask for its password when the secret is saved.</source>
        <translation>系统密钥环已锁定，保存密钥时系统会要求输入密钥环密码。</translation>
    </message>
    <message>
        <source>The keyring&apos;s password prompt was dismissed; it will ask again.</source>
        <translation>密钥环的密码提示被关闭，届时会再次询问。</translation>
    </message>
    <message>
        <source>The keyring refuses access to this program.</source>
        <translation>系统密钥环拒绝本程序访问。</translation>
    </message>
    <message>
        <source>The keyring does not answer; a prompt may be waiting behind another window.</source>
        <translation>系统密钥环没有响应，可能有提示框被其他窗口遮挡。</translation>
    </message>
    <message>
        <source>The keyring set up here keeps secrets in clear text, so it is not used.</source>
        <translation>本机配置的密钥环以明文保存密钥，因此不使用。</translation>
    </message>
    <message>
        <source>The keyring failed.</source>
        <translation>系统密钥环出错。</translation>
    </message>
    <message>
        <source>You were signed in to {planned}, but this sign-in is to {signed_in}. Nothing was sent there.</source>
        <translation>此前登录的是{planned}，而本次登录的是{signed_in}。未向后者发送任何请求。</translation>
    </message>
    <message>
        <source>Sign in to the same account. To change to another account, sign out first.</source>
        <translation>请登录同一账号。如需切换账号，请先退出登录。</translation>
    </message>
    <message>
        <source>The AccessKey of the profile {name} was changed, and its account is not known. Nothing was sent.</source>
        <translation>账号配置 {name} 的 AccessKey 已被更改，无法得知其所属账号。未发送任何请求。</translation>
    </message>
    <message>
        <source>The proxy address contains a password. Passwords are not written to files: remove it from the address.</source>
        <translation>代理地址中含有密码。密码不会写入文件：请从地址中删除密码。</translation>
    </message>
    <message>
        <source>Another program changed the file {path}. It was not overwritten.</source>
        <translation>其他程序修改了文件 {path}，未予覆盖。</translation>
    </message>
    <message>
        <source>The account could not be verified: the plan is for {planned}, and you are signed in to {signed_in}. Nothing was sent.</source>
        <translation>无法核实账号：该计划属于{planned}，当前登录的是{signed_in}。未发送任何请求。</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Stopped, kept</source>
        <translation>已停止，已保留</translation>
    </message>
    <message>
        <source>Something is left to do</source>
        <translation>有遗留待处理</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>未发送任何请求</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>No answer noted</source>
        <translation>未记录返回</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed, rolled back</source>
        <translation>失败，已回滚</translation>
    </message>
    <message>
        <source>{began}, {region}, being rolled back: {title}</source>
        <translation>{began}，{region}，正在回滚：{title}</translation>
    </message>
    <message>
        <source>{began}, {region}: {title}</source>
        <translation>{began}，{region}：{title}</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Runs</source>
        <translation>执行记录</translation>
    </message>
    <message>
        <source>Cloud calls</source>
        <translation>云 API 调用</translation>
    </message>
    <message>
        <source>No call was made yet.</source>
        <translation>尚无调用记录。</translation>
    </message>
    <message>
        <source>The calls were saved as {path}.</source>
        <translation>调用记录已保存为 {path}。</translation>
    </message>
    <message>
        <source>Save the calls</source>
        <translation>保存调用记录</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>筛选执行记录</translation>
    </message>
    <message>
        <source>Filter the calls</source>
        <translation>筛选调用记录</translation>
    </message>
    <message>
        <source>Save ca&amp;lls …</source>
        <translation>保存调用记录(&amp;L) …</translation>
    </message>
    <message>
        <source>Save the calls that are shown as a table</source>
        <translation>将当前显示的调用保存为表格</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Calls that change something</source>
        <translation>产生变更的调用</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Calls that were refused or not answered</source>
        <translation>被拒绝或无响应的调用</translation>
    </message>
    <message>
        <source>Of the chosen run</source>
        <translation>所选执行</translation>
    </message>
    <message>
        <source>Calls of the run that is chosen above</source>
        <translation>上方所选执行的调用</translation>
    </message>
    <message>
        <source>The runs were saved as {path}.</source>
        <translation>执行记录已保存为 {path}。</translation>
    </message>
    <message>
        <source>Save ru&amp;ns …</source>
        <translation>保存执行记录(&amp;N) …</translation>
    </message>
    <message>
        <source>Save the runs that are shown as a table</source>
        <translation>将显示的执行记录保存为表格</translation>
    </message>
    <message>
        <source>Save the runs</source>
        <translation>保存执行记录</translation>
    </message>
    <message>
        <source>No run yet.</source>
        <translation>尚无执行记录。</translation>
    </message>
    <message>
        <source>Resume or roll bac&amp;k …</source>
        <translation>继续或回滚(&amp;K) …</translation>
    </message>
    <message>
        <source>Check the state of the unfinished run, then resume or roll back</source>
        <translation>查看未完成执行的状态，然后继续或回滚</translation>
    </message>
    <message>
        <source>Unbin&amp;d …</source>
        <translation>解绑(&amp;D) …</translation>
    </message>
    <message>
        <source>Unbind what this run has bound</source>
        <translation>解绑该次执行绑定的资源</translation>
    </message>
    <message>
        <source>Resume …</source>
        <translation>继续 …</translation>
    </message>
    <message>
        <source>What the run changed, its request IDs, guest files, and how to undo it</source>
        <translation>本次执行更改了什么、请求 ID、操作系统内配置文件以及如何撤销</translation>
    </message>
    <message>
        <source>R&amp;un details …</source>
        <translation>执行详情(&amp;U) …</translation>
    </message>
</context>
<context>
    <name>ApplyPage</name>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop after this call and &amp;keep what is done</source>
        <translation>本次调用结束后停止，保留已完成的部分(&amp;K)</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>返回核对</translation>
    </message>
    <message>
        <source>Do the rest</source>
        <translation>完成剩余步骤</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing had been changed. The run is closed.</source>
        <translation>未做任何更改，此次执行已结束。</translation>
    </message>
    <message>
        <source>Back to the &amp;review</source>
        <translation>返回核对(&amp;R)</translation>
    </message>
    <message>
        <source>Sign in again …</source>
        <translation>重新登录 …</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>处理中 …</translation>
    </message>
    <message>
        <source>Stopping after the call under way …</source>
        <translation>当前调用结束后停止 …</translation>
    </message>
    <message>
        <source>{minutes}:{seconds:02d} elapsed</source>
        <translation>已用时 {minutes}:{seconds:02d}</translation>
    </message>
    <message>
        <source>The run waits until you are signed in again.</source>
        <translation>执行已暂停，等待重新登录。</translation>
    </message>
    <message>
        <source>Each step is verified in the cloud before the next one starts.</source>
        <translation>每一步都从云上回读确认后，才开始下一步。</translation>
    </message>
    <message>
        <source>Rolling back is no longer possible: a deletion or release was sent</source>
        <translation>已无法回滚：删除或释放请求已发送</translation>
    </message>
    <message>
        <source>Stop after this call and &amp;roll back</source>
        <translation>本次调用结束后停止并回滚(&amp;R)</translation>
    </message>
    <message>
        <source>The plan was not run. Nothing was changed.</source>
        <translation>计划未执行，未做任何更改。</translation>
    </message>
    <message>
        <source>Remove the cause, then go back to the review.</source>
        <translation>请排除原因，然后返回核对。</translation>
    </message>
    <message>
        <source>The cloud refused multi-EIP mode for this account ({code}). Alibaba Cloud no longer accepts new applications for this mode.</source>
        <translation>云平台拒绝该账号使用多 EIP 网卡可见模式（{code}）。阿里云已不再接受该模式的新申请。</translation>
    </message>
    <message>
        <source>The same EIPs can be assigned to the same instance as interface addresses.</source>
        <translation>可以改为将这些 EIP 分配为同一实例的网卡地址。</translation>
    </message>
    <message>
        <source>&amp;Use a secondary CIDR block instead</source>
        <translation>改用附加网段(&amp;U)</translation>
    </message>
    <message>
        <source>Verified steps</source>
        <translation>已核实的步骤</translation>
    </message>
    <message>
        <source>Rolling back step {step} of {total}</source>
        <translation>正在回滚第 {step} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>{done} of {total} steps verified</source>
        <translation>{total} 步中已核实 {done} 步</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>Baseline</name>
    <message>
        <source>&amp;Save what is there now as a baseline …</source>
        <translation>将当前状态保存为基线(&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;Compare with a baseline …</source>
        <translation>与基线比较(&amp;C) …</translation>
    </message>
    <message>
        <source>Compare with &amp;no baseline</source>
        <translation>不与基线比较(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>基线(&amp;B)</translation>
    </message>
    <message>
        <source>Save what is bound now to a file, or show what has changed since such a file</source>
        <translation>将当前的绑定保存为文件，或显示自该文件以来的变化</translation>
    </message>
    <message>
        <source>Baselines (*.json)</source>
        <translation>基线 (*.json)</translation>
    </message>
    <message>
        <source>Changes since the baseline {path}: {regions}.</source>
        <translation>自基线 {path} 以来的变化：{regions}。</translation>
    </message>
    <message>
        <source>{region} {count}</source>
        <translation>{region} {count} 处</translation>
    </message>
    <message>
        <source>{region} none</source>
        <translation>{region} 无</translation>
    </message>
    <message>
        <source>{region} not in the baseline</source>
        <translation>{region} 不在基线中</translation>
    </message>
    <message>
        <source>The baseline {path} can&apos;t be used, so nothing is compared with it.</source>
        <translation>基线 {path} 无法使用，因此未进行比较。</translation>
    </message>
    <message>
        <source>The baseline was not saved.</source>
        <translation>基线未保存。</translation>
    </message>
    <message>
        <source>It is of the account {planned}, and you are signed in to {signed_in}. Choose one of this account.</source>
        <translation>它属于账号 {planned}，而您登录的是 {signed_in}。请选择本账号的基线。</translation>
    </message>
    <message>
        <source>Left out of the baseline, because not read yet: {regions}. Write it again when these have been read.</source>
        <translation>以下地域尚未读取，未写入基线：{regions}。读取完成后请重新写入。</translation>
    </message>
    <message>
        <source>Save a new one in Issues, or with multi-eip check --write-baseline.</source>
        <translation>请在“检查结果”中或用 multi-eip check --write-baseline 重新保存基线。</translation>
    </message>
    <message>
        <source>The baseline can&apos;t be read from {path}: {reason}.</source>
        <translation>无法从 {path} 读取基线：{reason}。</translation>
    </message>
    <message>
        <source>The baseline can&apos;t be written to {path}: {reason}.</source>
        <translation>无法将基线写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} is not a baseline: {reason}.</source>
        <translation>{path} 不是基线文件：{reason}。</translation>
    </message>
    <message>
        <source>The file is not a baseline. {anew}</source>
        <translation>该文件不是基线文件。{anew}</translation>
    </message>
    <message>
        <source>The baseline has the format {found}; this version reads format {known}.</source>
        <translation>基线的格式为 {found}，本版本只能读取格式 {known}。</translation>
    </message>
    <message>
        <source>The baseline names the mode “{mode}”, which this version does not know.</source>
        <translation>基线中的模式“{mode}”是本版本不认识的模式。</translation>
    </message>
    <message>
        <source>The baseline is not right: {name} is not an object. {anew}</source>
        <translation>基线有误：{name} 不是对象。{anew}</translation>
    </message>
    <message>
        <source>The baseline is not right: {name} is not a list. {anew}</source>
        <translation>基线有误：{name} 不是列表。{anew}</translation>
    </message>
    <message>
        <source>The baseline is not right: {name} is not text. {anew}</source>
        <translation>基线有误：{name} 不是文本。{anew}</translation>
    </message>
    <message>
        <source>The baseline is not right: {name} holds something other than text. {anew}</source>
        <translation>基线有误：{name} 含有非文本内容。{anew}</translation>
    </message>
    <message>
        <source>The baseline is not right: {name} is missing. {anew}</source>
        <translation>基线有误：缺少 {name}。{anew}</translation>
    </message>
    <message>
        <source>The region {region} was not read whole, so no baseline was written. Try again, or leave that region out.</source>
        <translation>地域 {region} 未能完整读取，因此未写入基线。请重试，或排除该地域。</translation>
    </message>
</context>
<context>
    <name>BindWizard</name>
    <message>
        <source>These EIPs can&apos;t be bound now: {eips}.</source>
        <translation>这些 EIP 目前不能绑定：{eips}。</translation>
    </message>
    <message>
        <source>The column &quot;Eligible&quot; of the EIPs gives the reasons.</source>
        <translation>原因见 EIP 的“是否可选”列。</translation>
    </message>
    <message>
        <source>Show the E&amp;IPs</source>
        <translation>显示 EIP(&amp;I)</translation>
    </message>
    <message>
        <source>Continue &amp;with it</source>
        <translation>继续上次的选择(&amp;W)</translation>
    </message>
</context>
<context>
    <name>ChangePicture</name>
    <message>
        <source>Instance {name}</source>
        <translation>实例 {name}</translation>
    </message>
    <message>
        <source>Interface {name}</source>
        <translation>网卡 {name}</translation>
    </message>
    <message>
        <source>VPC {name}</source>
        <translation>VPC {name}</translation>
    </message>
    <message>
        <source>vSwitch {name}</source>
        <translation>交换机 {name}</translation>
    </message>
    <message>
        <source>CIDR block {name}</source>
        <translation>网段 {name}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>not attached</source>
        <translation>未挂载</translation>
    </message>
    <message>
        <source>not bound</source>
        <translation>未绑定</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>已挂载</translation>
    </message>
    <message>
        <source>bound</source>
        <translation>已绑定</translation>
    </message>
    <message>
        <source>will be detached</source>
        <translation>将卸载</translation>
    </message>
    <message>
        <source>will be unbound</source>
        <translation>将解绑</translation>
    </message>
    <message>
        <source>will be released permanently</source>
        <translation>将永久释放</translation>
    </message>
    <message>
        <source>will be removed from the VPC</source>
        <translation>将从 VPC 移除</translation>
    </message>
    <message>
        <source>will be deleted permanently</source>
        <translation>将永久删除</translation>
    </message>
    <message>
        <source>will be stopped and started again</source>
        <translation>将停止后重新启动</translation>
    </message>
    <message>
        <source>will be detached and attached again</source>
        <translation>将卸载后重新挂载</translation>
    </message>
    <message>
        <source>will be changed</source>
        <translation>属性将变更</translation>
    </message>
    <message>
        <source>started again</source>
        <translation>已重新启动</translation>
    </message>
    <message>
        <source>attached again</source>
        <translation>已重新挂载</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已变更</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {low} to {high} min</source>
        <translation>约 {low} 至 {high} 分钟</translation>
    </message>
    <message>
        <source>All services on {instance} stop here until it is started again in step {step}, {time}:</source>
        <translation>{instance} 上的所有服务从此步起中断，直到第 {step} 步重新启动，{time}：</translation>
    </message>
    <message>
        <source>The traffic of {instance} over this interface stops here until step {step}, {time}, and connections over these addresses end:</source>
        <translation>{instance} 经此网卡的流量从此步起中断，直到第 {step} 步，{time}；经以下地址的连接将断开：</translation>
    </message>
    <message>
        <source>The traffic over these EIPs stops here until step {step}, {time}:</source>
        <translation>经以下 EIP 的流量从此步起中断，直到第 {step} 步，{time}：</translation>
    </message>
    <message>
        <source>All services on {instance} stop here: {addresses}</source>
        <translation>{instance} 上的所有服务从此步起中断：{addresses}</translation>
    </message>
    <message>
        <source>The traffic of {instance} over this interface stops here, and connections over these addresses end: {addresses}</source>
        <translation>{instance} 经此网卡的流量从此步起中断，经以下地址的连接将断开：{addresses}</translation>
    </message>
    <message>
        <source>The traffic over these EIPs stops here: {addresses}</source>
        <translation>经以下 EIP 的流量从此步起中断：{addresses}</translation>
    </message>
    <message>
        <source>{verb} (stops {name})</source>
        <translation>{verb}（将停止 {name}）</translation>
    </message>
    <message>
        <source>{verb} (interrupts {name})</source>
        <translation>{verb}（将中断 {name}）</translation>
    </message>
    <message>
        <source>The addresses and their DNS records stay the same. Connections that the guest opens have them as their source only if its routing says so: check the allow lists of your peers.</source>
        <translation>地址及其 DNS 记录保持不变。由操作系统发起的连接只有在其路由如此设置时才使用这些源地址：请检查对端的白名单。</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>变更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>变更后</translation>
    </message>
</context>
<context>
    <name>ChangeWizard</name>
    <message>
        <source>Change the EIPs of an interface</source>
        <translation>变更网卡的 EIP</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>{resource} was bound to {before}, and is bound to {after} now.</source>
        <translation>{resource} 原绑定到 {before}，现绑定到 {after}。</translation>
    </message>
    <message>
        <source>{resource}: its state was {before}, and is {after} now.</source>
        <translation>{resource} 的状态由“{before}”变为“{after}”。</translation>
    </message>
    <message>
        <source>{resource} had the address {before}, and has {after} now.</source>
        <translation>{resource} 的地址由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} was locked by the cloud ({before}), and is now ({after}).</source>
        <translation>{resource} 被云平台锁定的原因由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} was in zone {before}, and is in {after} now.</source>
        <translation>{resource} 原位于可用区 {before}，现位于 {after}。</translation>
    </message>
    <message>
        <source>{resource} was in VPC {before}, and is in {after} now.</source>
        <translation>{resource} 原位于专有网络 {before}，现位于 {after}。</translation>
    </message>
    <message>
        <source>{resource} had these IP prefixes: {before}; now: {after}.</source>
        <translation>{resource} 的 IP 前缀由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} had these secondary private addresses: {before}; now: {after}.</source>
        <translation>{resource} 的辅助私网 IP 原为：{before}；现为：{after}。</translation>
    </message>
    <message>
        <source>{resource} is managed by another cloud service now.</source>
        <translation>{resource} 现由其他云服务托管。</translation>
    </message>
    <message>
        <source>{resource} carried these EIPs: {before}; now: {after}.</source>
        <translation>{resource} 上的 EIP 由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} was of type {before}, and is of {after} now.</source>
        <translation>{resource} 的规格由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} had these CIDR blocks: {before}; now: {after}.</source>
        <translation>{resource} 的网段由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} had the CIDR block {before}, and has {after} now.</source>
        <translation>{resource} 的网段由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>{resource} was free, and is bound to {after} now.</source>
        <translation>{resource} 原未绑定，现已绑定到 {after}。</translation>
    </message>
    <message>
        <source>{resource} has been locked by the cloud ({after}).</source>
        <translation>{resource} 已被云平台锁定（{after}）。</translation>
    </message>
    <message>
        <source>{resource} was bound to {before}, and is free now.</source>
        <translation>{resource} 原绑定到 {before}，现已解绑。</translation>
    </message>
    <message>
        <source>{resource} is no longer locked by the cloud.</source>
        <translation>{resource} 不再被云平台锁定。</translation>
    </message>
    <message>
        <source>{resource} is no longer managed by a cloud service.</source>
        <translation>{resource} 不再由云服务托管。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{resource} is managed by a cloud service now. Only that service can change it.</source>
        <translation>{resource} 现由云服务托管，只有该服务可以更改。</translation>
    </message>
    <message>
        <source>{resource} no longer exists in this region and was removed from the selection.</source>
        <translation>{resource} 在此地域已不存在，已从所选中移除。</translation>
    </message>
    <message>
        <source>{resource} no longer exists.</source>
        <translation>{resource} 已不存在。</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>{region}: as planned.</source>
        <translation>{region}：与计划一致。</translation>
    </message>
    <message>
        <source>{region}: not as planned.</source>
        <translation>{region}：与计划不一致。</translation>
    </message>
    <message>
        <source>{region}: not everything could be read.</source>
        <translation>{region}：部分内容无法读取。</translation>
    </message>
    <message>
        <source>Compared with the last applied plans.</source>
        <translation>已与最近应用的计划比较。</translation>
    </message>
    <message>
        <source>Compared with the baseline.</source>
        <translation>已与基线比较。</translation>
    </message>
    <message>
        <source>No plan was applied here and there is no baseline, so only issues were checked.</source>
        <translation>此处未应用过计划，也没有基线，因此只检查了问题。</translation>
    </message>
    <message>
        <source>Not read: {what} ({reason}).</source>
        <translation>未读取：{what}（{reason}）。</translation>
    </message>
    <message>
        <source>the region</source>
        <translation>该地域</translation>
    </message>
    <message>
        <source>the journal of the runs</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>this region in the baseline</source>
        <translation>基线中的该地域</translation>
    </message>
    <message>
        <source>Baseline written to {path}: {count} region(s).</source>
        <translation>基线已写入 {path}：{count} 个地域。</translation>
    </message>
    <message>
        <source>Left out of the baseline, because they are changing: {ids}. Write it again when the changes have ended.</source>
        <translation>以下资源正在变更，未写入基线：{ids}。请在变更结束后重新写入。</translation>
    </message>
    <message>
        <source>Name a region with --region, or add --all-regions.</source>
        <translation>请用 --region 指定地域，或添加 --all-regions。</translation>
    </message>
    <message>
        <source>the guests</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>the guest of {eni}</source>
        <translation>{eni} 的操作系统</translation>
    </message>
    <message>
        <source>the gateways of {eni}</source>
        <translation>{eni} 的网关</translation>
    </message>
</context>
<context>
    <name>ChooseRegionsDialog</name>
    <message>
        <source>Choose regions</source>
        <translation>选择地域</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>全不选(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>The regions are read side by side. A slow or refusing region does not delay the others.</source>
        <translation>各地域同时读取，缓慢或被拒绝的地域不会拖住其他地域。</translation>
    </message>
</context>
<context>
    <name>CliImportDialog</name>
    <message>
        <source>Profiles of the aliyun CLI</source>
        <translation>aliyun CLI 的账号配置</translation>
    </message>
    <message>
        <source>Afterwards &amp;remove their secrets from that file; no copy is kept</source>
        <translation>导入后从该文件中删除这些密钥(&amp;R)，不保留副本</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>账号配置</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>There are no profiles of the aliyun CLI on this computer.</source>
        <translation>本机没有 aliyun CLI 的账号配置。</translation>
    </message>
    <message>
        <source>The aliyun CLI keeps its secrets in clear text in {path}. The file is not changed unless you select it below.</source>
        <translation>aliyun CLI 将密钥以明文保存在 {path} 中。除非在下方勾选，否则不会修改该文件。</translation>
    </message>
    <message>
        <source>Importable</source>
        <translation>可否导入</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>&amp;Fit the widths</source>
        <translation>调整列宽(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>恢复默认(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;IDs below the names</source>
        <translation>名称下方显示 ID(&amp;I)</translation>
    </message>
    <message>
        <source>{column} (no room now)</source>
        <translation>{column}（当前空间不足，未显示）</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>EIP</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Run ID</source>
        <translation>执行 ID</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>API call</source>
        <translation>API 调用</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>Bound to</source>
        <translation>绑定资源</translation>
    </message>
    <message>
        <source>Allocation ID</source>
        <translation>EIP 实例 ID</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Private address</source>
        <translation>私网地址</translation>
    </message>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>VPC</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Interface ID</source>
        <translation>弹性网卡 ID</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>操作系统</translation>
    </message>
    <message>
        <source>Instance ID</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>EIP name</source>
        <translation>EIP 名称</translation>
    </message>
    <message>
        <source>EIP state</source>
        <translation>EIP 状态</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>绑定模式</translation>
    </message>
    <message>
        <source>Instance state</source>
        <translation>实例状态</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>Bound to ID</source>
        <translation>绑定资源 ID</translation>
    </message>
    <message>
        <source>vSwitch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>MAC 地址</translation>
    </message>
    <message>
        <source>{count} of {limit}</source>
        <translation>{count} / {limit}</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>{mode}, seen in the guest</source>
        <translation>{mode}，操作系统可见</translation>
    </message>
    <message>
        <source>CIDR block of the VPC</source>
        <translation>VPC 网段</translation>
    </message>
    <message>
        <source>{what}, new</source>
        <translation>{what}，新建</translation>
    </message>
    <message>
        <source>{what}, present</source>
        <translation>{what}，已有</translation>
    </message>
    <message>
        <source>Eligible</source>
        <translation>是否可选</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>地址位置</translation>
    </message>
    <message>
        <source>Possible alone</source>
        <translation>单独可行</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Resource group</source>
        <translation>资源组</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Kind of issue</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>All issues</source>
        <translation>全部问题</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Instance, interface, EIP</source>
        <translation>实例、弹性网卡、EIP</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Address in the guest</source>
        <translation>操作系统内的地址</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>路由规则</translation>
    </message>
    <message>
        <source>Way out</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>In the guest</source>
        <translation>操作系统内</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Another program writes the journal ({detail}); nothing was sent. Close it first.</source>
        <translation>另一个程序正在写入执行记录（{detail}）；未发送任何请求。请先关闭该程序。</translation>
    </message>
    <message>
        <source>The journal {path} can&apos;t be written ({detail}); nothing was sent. Make it writable, or name another folder with --state-dir.</source>
        <translation>无法写入执行记录 {path}（{detail}）；未发送任何请求。请使其可写，或用 --state-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>There is no room for the journal {path} ({detail}); nothing was sent. Free some space.</source>
        <translation>没有足够的空间保存执行记录 {path}（{detail}）；未发送任何请求。请释放一些空间。</translation>
    </message>
    <message>
        <source>Run {detail} is not finished; nothing was sent. &apos;multi-eip resume&apos; continues it, &apos;resume --undo&apos; rolls it back where that is possible, &apos;resume --forget&apos; leaves everything as it is.</source>
        <translation>执行 {detail} 尚未完成；未发送任何请求。“multi-eip resume”继续执行，“resume --undo”在可能时回滚，“resume --forget”保持现状。</translation>
    </message>
    <message>
        <source>The journal {path} is damaged ({detail}); nothing was sent. Move it away to begin anew.</source>
        <translation>执行记录 {path} 已损坏（{detail}）；未发送任何请求。请移走该文件后重新开始。</translation>
    </message>
    <message>
        <source>The journal {path} was written by a newer version of this program ({detail}). Use that version, or name another folder with --state-dir.</source>
        <translation>执行记录 {path} 由本程序的更新版本写入（{detail}）。请使用该版本，或用 --state-dir 指定其他文件夹。</translation>
    </message>
    <message>
        <source>The traffic of {instance} over this interface stops.</source>
        <translation>实例 {instance} 经此弹性网卡的流量将中断。</translation>
    </message>
    <message>
        <source>The traffic over these EIPs stops.</source>
        <translation>经这些 EIP 的流量将中断。</translation>
    </message>
    <message>
        <source>The VPC loses the block {block}.</source>
        <translation>专有网络将失去网段 {block}。</translation>
    </message>
    <message>
        <source>This is permanent: it can&apos;t be undone.</source>
        <translation>此操作不可恢复。</translation>
    </message>
    <message>
        <source>Sign in with the window and save the secret in the keyring; or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, and leave out --profile.</source>
        <translation>请在窗口中登录并将密钥保存到系统密钥环；或设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET，并去掉 --profile。</translation>
    </message>
    <message>
        <source>All services on {instance} stop until it is started again.</source>
        <translation>{instance} 上的一切服务中断，直到重新启动。</translation>
    </message>
    <message>
        <source>Not done:</source>
        <translation>尚未完成：</translation>
    </message>
    <message>
        <source>Finish these steps in the console:</source>
        <translation>请在控制台完成以下步骤：</translation>
    </message>
    <message>
        <source>Sign in again, then run &apos;multi-eip resume&apos; to continue. Not done:</source>
        <translation>请重新登录，然后运行 &apos;multi-eip resume&apos; 继续。尚未完成：</translation>
    </message>
    <message>
        <source>Run &apos;multi-eip resume&apos; to continue or &apos;multi-eip resume --undo&apos; to roll back. Not done:</source>
        <translation>运行 &apos;multi-eip resume&apos; 继续，或运行 &apos;multi-eip resume --undo&apos; 回滚。尚未完成：</translation>
    </message>
    <message>
        <source>Run {run} resumed, operations: {count}</source>
        <translation>执行 {run} 已继续，操作数：{count}</translation>
    </message>
    <message>
        <source>Run {run} started, operations: {count}</source>
        <translation>执行 {run} 已开始，操作数：{count}</translation>
    </message>
    <message>
        <source> (attempt {number})</source>
        <translation>（第 {number} 次）</translation>
    </message>
    <message>
        <source>refused: {why}</source>
        <translation>被拒绝：{why}</translation>
    </message>
    <message>
        <source>no answer: {why}</source>
        <translation>无响应：{why}</translation>
    </message>
    <message>
        <source>Stopped. Rolling back what was done, in reverse order.</source>
        <translation>已停止。正在按相反顺序回滚已完成的操作。</translation>
    </message>
    <message>
        <source>Failed. Rolling back what was done, in reverse order.</source>
        <translation>失败。正在按相反顺序回滚已完成的操作。</translation>
    </message>
    <message>
        <source>Paused. {why}</source>
        <translation>已暂停。{why}</translation>
    </message>
    <message>
        <source>failed: {why}</source>
        <translation>失败：{why}</translation>
    </message>
    <message>
        <source>Nothing was rolled back: a deletion or release was sent. Run &apos;multi-eip resume&apos; to finish the plan.</source>
        <translation>未作任何回滚：已发送删除或释放请求。请运行 &apos;multi-eip resume&apos; 完成计划。</translation>
    </message>
    <message>
        <source>The cloud asks to wait {seconds} s before the next call.</source>
        <translation>云平台要求等待 {seconds} 秒后再调用。</translation>
    </message>
    <message>
        <source>{resource}: already gone, not removed by this run</source>
        <translation>{resource}：已不存在，并非由本次执行删除</translation>
    </message>
    <message>
        <source>{resource}: {why} To finish: {steps}.</source>
        <translation>{resource}：{why} 完成方法：{steps}。</translation>
    </message>
    <message>
        <source>The plan names no account: an earlier version wrote it, or its account was removed. Nothing was sent. Add --yes to apply it with the account that is signed in, or make a new plan.</source>
        <translation>该计划未注明账号：它由早期版本生成，或其中的账号已被删除。未发送任何请求。如需用当前登录的账号执行，请添加 --yes；也可以重新制定计划。</translation>
    </message>
    <message>
        <source>The plan names no account. Type {yes} to apply it with the account that is signed in:</source>
        <translation>该计划未注明账号。如需用当前登录的账号执行，请输入 {yes}：</translation>
    </message>
    <message>
        <source>bound in mode {mode}</source>
        <translation>以 {mode} 模式绑定</translation>
    </message>
    <message>
        <source>bound to {target}</source>
        <translation>已绑定到 {target}</translation>
    </message>
    <message>
        <source>Ended at once. Run &apos;multi-eip resume&apos; to finish the run or &apos;multi-eip resume --undo&apos; to roll it back.</source>
        <translation>已立即结束。运行 &apos;multi-eip resume&apos; 完成执行，或运行 &apos;multi-eip resume --undo&apos; 回滚。</translation>
    </message>
    <message>
        <source>--eni is missing: name the secondary ENI for the EIPs.</source>
        <translation>缺少 --eni：请指定用于 EIP 的辅助弹性网卡。</translation>
    </message>
    <message>
        <source>--eni, --detach-first and --stop-host are for multi-EIP mode only. Leave them out.</source>
        <translation>--eni、--detach-first 和 --stop-host 仅用于多 EIP 网卡可见模式。请去掉这些参数。</translation>
    </message>
    <message>
        <source>--security-group is missing: name the security group of the new ENIs.</source>
        <translation>缺少 --security-group：请指定新网卡的安全组。</translation>
    </message>
    <message>
        <source>--security-group is for --method secondary-cidr only. Leave it out.</source>
        <translation>--security-group 仅用于 --method secondary-cidr。请去掉该参数。</translation>
    </message>
    <message>
        <source>Mappings written to {path}: {count}</source>
        <translation>已写入 {path} 的映射数：{count}</translation>
    </message>
    <message>
        <source>The network is kept: it holds other resources.</source>
        <translation>保留网络：其中有其他资源。</translation>
    </message>
    <message>
        <source>--delete-network is for ENIs with an EIP as their address. Leave it out.</source>
        <translation>--delete-network 仅用于以 EIP 为地址的网卡。请去掉该参数。</translation>
    </message>
    <message>
        <source>Nothing to change.</source>
        <translation>无需更改。</translation>
    </message>
    <message>
        <source>in state {status}</source>
        <translation>状态为 {status}</translation>
    </message>
    <message>
        <source>Not confirmed. Nothing was sent.</source>
        <translation>未确认。未发送任何请求。</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>不在列表中</translation>
    </message>
    <message>
        <source>There are no credentials. Set {key} and {secret}, or add --profile or --sandbox.</source>
        <translation>没有凭证。请设置 {key} 和 {secret}，或添加 --profile 或 --sandbox。</translation>
    </message>
    <message>
        <source>There is no unfinished run.</source>
        <translation>没有未完成的执行。</translation>
    </message>
    <message>
        <source>Standard output is closed. Name a file with --out.</source>
        <translation>标准输出已关闭。请用 --out 指定文件。</translation>
    </message>
    <message>
        <source>{path} exists already. Nothing was written. Add --replace to overwrite it.</source>
        <translation>{path} 已存在。未写入任何内容。如需覆盖，请添加 --replace。</translation>
    </message>
    <message>
        <source>{path} was not overwritten: the new mappings are incomplete.</source>
        <translation>未覆盖 {path}：新的映射不完整。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The steps below are permanent and are not rolled back:</source>
        <translation>以下步骤不可恢复，不会回滚：</translation>
    </message>
    <message>
        <source>The plan is for {account}.</source>
        <translation>该计划属于{account}。</translation>
    </message>
    <message>
        <source>--policy is for one plan. Leave it out with --from, or plan the interface of interest alone.</source>
        <translation>--policy 只用于单个方案。使用 --from 时请去掉它，或单独为该网卡制定方案。</translation>
    </message>
    <message>
        <source>Plan written to {path}, operations: {count}, fingerprint: {fingerprint}</source>
        <translation>计划已写入 {path}，操作数：{count}，指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>The lists of this account show no EIP and no ENI of run {run}, which names no account. Nothing was sent. Sign in with the account of the run. If this is it, try again in a minute, because lists may be old.</source>
        <translation>当前账号的列表中没有执行 {run} 的弹性公网IP和弹性网卡，且该执行未注明账号。未发送任何请求。请使用该执行的账号登录；如果就是当前账号，列表可能不是最新，请稍等一分钟再试。</translation>
    </message>
    <message>
        <source>as planned</source>
        <translation>与计划一致</translation>
    </message>
    <message>
        <source>not as planned yet</source>
        <translation>尚未与计划一致</translation>
    </message>
    <message>
        <source>changing</source>
        <translation>变更中</translation>
    </message>
    <message>
        <source>Run {run} has sent a deletion or release and can&apos;t be rolled back. Nothing was sent now. Run &apos;multi-eip resume&apos; to finish it, or &apos;multi-eip resume --forget&apos; to leave everything as it is.</source>
        <translation>执行 {run} 已发送删除或释放请求，无法回滚。本次未发送任何请求。运行 &apos;multi-eip resume&apos; 完成，或运行 &apos;multi-eip resume --forget&apos; 保持现状。</translation>
    </message>
    <message>
        <source>--sandbox has its own account and endpoint. Leave out --profile and --endpoint, or leave out --sandbox.</source>
        <translation>--sandbox 有自己的账号和接入点。请去掉 --profile 和 --endpoint，或去掉 --sandbox。</translation>
    </message>
    <message>
        <source>Nothing was written: the Terraform format needs that list. Try again.</source>
        <translation>未写入任何内容：Terraform 格式需要该列表。请重试。</translation>
    </message>
    <message>
        <source>The plan needs your consent. Nothing was sent. Add --yes to apply it without a question.</source>
        <translation>计划需要您的确认。未发送任何更改。添加 --yes 可不经询问直接执行。</translation>
    </message>
    <message>
        <source>Operations of the plan: {count}. Type {yes} to apply it:</source>
        <translation>计划包含 {count} 个操作。输入 {yes} 以执行：</translation>
    </message>
    <message>
        <source>This may change what it costs.</source>
        <translation>这可能改变费用。</translation>
    </message>
    <message>
        <source>The plan deletes, releases or stops something, or changes what is charged (steps: {steps}). Nothing was sent. Add --yes to agree.</source>
        <translation>计划会删除、释放或停止资源，或改变计费（步骤：{steps}）。未发送任何请求。添加 --yes 表示同意。</translation>
    </message>
    <message>
        <source>The plan deletes, releases or stops something, or changes what is charged (steps: {steps}). Type {yes} to continue:</source>
        <translation>计划会删除、释放或停止资源，或改变计费（步骤：{steps}）。输入 {yes} 继续：</translation>
    </message>
    <message>
        <source>The region {region} could not be read. {reason}</source>
        <translation>无法读取地域 {region}。{reason}</translation>
    </message>
    <message>
        <source>A Terraform configuration holds one region. Name a folder with --out; each region gets a folder of its own in it.</source>
        <translation>一个 Terraform 配置只含一个地域。请用 --out 指定文件夹，每个地域在其中有自己的文件夹。</translation>
    </message>
    <message>
        <source>Terraform configuration written to {path}</source>
        <translation>Terraform 配置已写入 {path}</translation>
    </message>
    <message>
        <source>The rollback of run {run} of {began} ({what}) is not finished. One reading, which may be old, shows:</source>
        <translation>{began} 的执行 {run}（{what}）尚未回滚完成。以下是一次读取的结果，可能不是最新：</translation>
    </message>
    <message>
        <source>Run {run} of {began} ({what}) was discarded. Nothing in the cloud was changed.</source>
        <translation>已放弃 {began} 的执行 {run}（{what}）。未更改云上任何资源。</translation>
    </message>
    <message>
        <source>Run {run} of {began} ({what}) is not finished. One reading, which may be old, shows:</source>
        <translation>{began} 的执行 {run}（{what}）尚未完成。以下是一次读取的结果，可能不是最新：</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>ECS console &gt; Instances &gt; {instance} &gt; Stop</source>
        <translation>ECS 控制台 &gt; 实例 &gt; {instance} &gt; 停止</translation>
    </message>
    <message>
        <source>ECS console &gt; Instances &gt; {instance} &gt; Start</source>
        <translation>ECS 控制台 &gt; 实例 &gt; {instance} &gt; 启动</translation>
    </message>
    <message>
        <source>EIP console &gt; {eips} &gt; Bind Resource &gt; Secondary ENI &gt; NAT mode &gt; {eni}</source>
        <translation>EIP 控制台 &gt; {eips} &gt; 绑定资源 &gt; 辅助弹性网卡 &gt; 普通模式 &gt; {eni}</translation>
    </message>
    <message>
        <source>EIP console &gt; {eips} &gt; Bind Resource &gt; Secondary ENI &gt; Multi-EIP to ENI mode &gt; {eni}</source>
        <translation>EIP 控制台 &gt; {eips} &gt; 绑定资源 &gt; 辅助弹性网卡 &gt; 多 EIP 网卡可见模式 &gt; {eni}</translation>
    </message>
    <message>
        <source>EIP console &gt; {eips} &gt; Unbind (from {eni})</source>
        <translation>EIP 控制台 &gt; {eips} &gt; 解绑（自 {eni}）</translation>
    </message>
    <message>
        <source>ECS console &gt; Network Interfaces &gt; {eni} &gt; Bind to Instance &gt; {instance}</source>
        <translation>ECS 控制台 &gt; 弹性网卡 &gt; {eni} &gt; 绑定实例 &gt; {instance}</translation>
    </message>
    <message>
        <source>ECS console &gt; Network Interfaces &gt; {eni} &gt; Unbind (from {instance})</source>
        <translation>ECS 控制台 &gt; 弹性网卡 &gt; {eni} &gt; 解绑（自 {instance}）</translation>
    </message>
    <message>
        <source>ECS console &gt; Network Interfaces &gt; Create ENI &gt; {name}</source>
        <translation>ECS 控制台 &gt; 弹性网卡 &gt; 创建弹性网卡 &gt; {name}</translation>
    </message>
    <message>
        <source>any name</source>
        <translation>任意名称</translation>
    </message>
    <message>
        <source>ECS console &gt; Network Interfaces &gt; {eni} &gt; Delete</source>
        <translation>ECS 控制台 &gt; 弹性网卡 &gt; {eni} &gt; 删除</translation>
    </message>
    <message>
        <source>EIP console &gt; Create EIP</source>
        <translation>EIP 控制台 &gt; 创建弹性公网IP</translation>
    </message>
    <message>
        <source>EIP console &gt; {eip} &gt; Release</source>
        <translation>EIP 控制台 &gt; {eip} &gt; 释放</translation>
    </message>
    <message>
        <source>VPC console &gt; {vpc} &gt; CIDR Block &gt; Add Secondary IPv4 CIDR Block {block}</source>
        <translation>专有网络控制台 &gt; {vpc} &gt; 网段管理 &gt; 添加附加 IPv4 网段 {block}</translation>
    </message>
    <message>
        <source>VPC console &gt; {vpc} &gt; CIDR Block &gt; {block} &gt; Delete</source>
        <translation>专有网络控制台 &gt; {vpc} &gt; 网段管理 &gt; {block} &gt; 删除</translation>
    </message>
    <message>
        <source>VPC console &gt; vSwitch &gt; Create vSwitch {cidr} in {vpc}, {zone}</source>
        <translation>专有网络控制台 &gt; 交换机 &gt; 创建交换机 {cidr}（{vpc}，{zone}）</translation>
    </message>
    <message>
        <source>VPC console &gt; vSwitch &gt; {vswitch} &gt; Delete</source>
        <translation>专有网络控制台 &gt; 交换机 &gt; {vswitch} &gt; 删除</translation>
    </message>
    <message>
        <source>{product} console &gt; {title}</source>
        <translation>{product} 控制台 &gt; {title}</translation>
    </message>
    <message>
        <source>EIP console &gt; {eips} &gt; Bind Resource &gt; ECS Instance &gt; {instance}</source>
        <translation>EIP 控制台 &gt; {eips} &gt; 绑定资源 &gt; ECS 实例 &gt; {instance}</translation>
    </message>
</context>
<context>
    <name>ContextLine</name>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>Change the account</source>
        <translation>更改账号</translation>
    </message>
    <message>
        <source>Change the region</source>
        <translation>更改地域</translation>
    </message>
    <message>
        <source>Change the method</source>
        <translation>更改方法</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>A price file needs the column {column}.</source>
        <translation>价格文件需要 {column} 列。</translation>
    </message>
    <message>
        <source>A price file has no column {column}. Remove it.</source>
        <translation>价格文件没有 {column} 列。请将其删除。</translation>
    </message>
    <message>
        <source>The column {column} occurs twice. Remove one of them.</source>
        <translation>{column} 列出现两次。请删除其中一列。</translation>
    </message>
    <message>
        <source>There are {value} cells for {other} columns.</source>
        <translation>有 {value} 个单元格，但只有 {other} 列。</translation>
    </message>
    <message>
        <source>Write {known}, not “{value}”.</source>
        <translation>请写 {known}，而不是“{value}”。</translation>
    </message>
    <message>
        <source>Write {known}, or nothing for both, not “{value}”.</source>
        <translation>请写 {known}，两者皆可时留空，而不是“{value}”。</translation>
    </message>
    <message>
        <source>Write a bandwidth in Mbit/s as a whole number, or nothing for no limit, not “{value}”.</source>
        <translation>请以整数写出带宽（Mbit/s），无限制时留空，而不是“{value}”。</translation>
    </message>
    <message>
        <source>The band ends at {value} and begins at {other}.</source>
        <translation>带宽区间止于 {value}，却始于 {other}。</translation>
    </message>
    <message>
        <source>Write the price in digits with a point, such as 0.02, not “{value}”.</source>
        <translation>请用数字和小数点写出价格，例如 0.02，而不是“{value}”。</translation>
    </message>
    <message>
        <source>Write hour or day, not “{value}”.</source>
        <translation>请写 hour 或 day，而不是“{value}”。</translation>
    </message>
    <message>
        <source>Write the currency in three letters, such as CNY, not “{value}”.</source>
        <translation>请用三个字母写出货币，例如 CNY，而不是“{value}”。</translation>
    </message>
    <message>
        <source>Line {other} has another price for the same EIPs. Remove one of the lines, or narrow its bandwidth.</source>
        <translation>第 {other} 行对相同的 EIP 有另一个价格。请删除其中一行，或缩小其带宽区间。</translation>
    </message>
    <message>
        <source>There is no price in it.</source>
        <translation>其中没有价格。</translation>
    </message>
    <message>
        <source>line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>line {line}, {column}: {sentence}</source>
        <translation>第 {line} 行，{column}：{sentence}</translation>
    </message>
    <message>
        <source>The price file {path} is not right. No sum was made. Correct it:</source>
        <translation>价格文件 {path} 有误，未计算合计。请更正：</translation>
    </message>
    <message>
        <source>unbound for an unknown time</source>
        <translation>未绑定时长未知</translation>
    </message>
    <message>
        <source>unbound by this program on {day} ({days} d)</source>
        <translation>本程序于 {day} 解绑（{days} 天）</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read as prices. {reason}</source>
        <translation>无法将 {path} 读作价格文件。{reason}</translation>
    </message>
    <message>
        <source>bound by this program on {day} ({days} d), and unbound elsewhere since</source>
        <translation>本程序于 {day} 绑定（{days} 天），此后在别处解绑</translation>
    </message>
    <message>
        <source>allocated on {day} ({days} d)</source>
        <translation>于 {day} 申请（{days} 天）</translation>
    </message>
    <message>
        <source>{bandwidth} Mbit/s</source>
        <translation>{bandwidth} Mbit/s</translation>
    </message>
    <message>
        <source>traffic by volume</source>
        <translation>按使用流量计费</translation>
    </message>
    <message>
        <source>traffic by bandwidth</source>
        <translation>按固定带宽计费</translation>
    </message>
    <message>
        <source>{amount} {currency} a day</source>
        <translation>每天 {amount} {currency}</translation>
    </message>
    <message>
        <source>at most {amount} {currency} so far</source>
        <translation>至今最多 {amount} {currency}</translation>
    </message>
    <message>
        <source>no price in the file</source>
        <translation>文件中没有价格</translation>
    </message>
    <message>
        <source>{region}, unbound EIPs: {count}</source>
        <translation>{region}，未绑定的 EIP：{count}</translation>
    </message>
    <message>
        <source>{region}: the EIPs could not be read ({reason}).</source>
        <translation>{region}：无法读取 EIP（{reason}）。</translation>
    </message>
    <message>
        <source>EIPs with a price: {count}. Together {day} {currency} a day, {ahead} {currency} in {days} days, and at most {spent} {currency} so far.</source>
        <translation>有价格的 EIP：{count}。合计每天 {day} {currency}，{days} 天 {ahead} {currency}，至今最多 {spent} {currency}。</translation>
    </message>
    <message>
        <source>Without a price in the file: {count}.</source>
        <translation>文件中没有价格的：{count}。</translation>
    </message>
    <message>
        <source>A time since the allocation is the longest possible one: the cloud does not say when an EIP was unbound.</source>
        <translation>自申请起的时长是可能的最长时间：云不提供 EIP 的解绑时间。</translation>
    </message>
    <message>
        <source>The journal of the runs could not be read, so times count from the allocation. {reason}</source>
        <translation>无法读取运行日志，因此时间从申请起计算。{reason}</translation>
    </message>
    <message>
        <source>Unbound EIPs</source>
        <translation>未绑定的 EIP</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>EIP</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Unbound EIPs: {count}.</source>
        <translation>未绑定的 EIP：{count}。</translation>
    </message>
    <message>
        <source>Unbound EIPs: {count}, the first {since}.</source>
        <translation>未绑定的 EIP：{count}，最早的{since}。</translation>
    </message>
    <message>
        <source>Release unused EIPs; a released address can&apos;t be recovered:</source>
        <translation>请释放不用的 EIP；释放后的地址无法找回：</translation>
    </message>
    <message>
        <source>{region}: the EIPs were read in part ({reason}). Others may exist, and are in no sum.</source>
        <translation>{region}：EIP 仅部分读取成功（{reason}）。可能还有其他 EIP，它们未计入任何合计。</translation>
    </message>
    <message>
        <source>Add --prices FILE with your own prices to sum up the costs.</source>
        <translation>请用 --prices FILE 提供您自己的价格，以合计费用。</translation>
    </message>
    <message>
        <source>There are more than {value} lines. Keep those for the regions and bandwidths that you have.</source>
        <translation>行数超过 {value}。请只保留您实际使用的地域和带宽所需的行。</translation>
    </message>
    <message>
        <source>And {count} more errors.</source>
        <translation>另有 {count} 处错误。</translation>
    </message>
</context>
<context>
    <name>CountedDeeds</name>
    <message numerus="yes">
        <source>&amp;Release %n EIP(s) permanently</source>
        <translation>
            <numerusform>永久释放 %n 个 EIP(&amp;R)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedFiles</name>
    <message numerus="yes">
        <source>%n file(s) saved in {folder}.</source>
        <translation>
            <numerusform>已将 %n 个文件保存到 {folder}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist in {folder} already. Replace them?</source>
        <translation>
            <numerusform>{folder} 中已有 %n 个同名文件，是否替换？</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionPage</name>
    <message>
        <source>EIPs to release</source>
        <translation>要释放的 EIP</translation>
    </message>
    <message>
        <source>&amp;Delete the interface {eni}</source>
        <translation>删除网卡 {eni}(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) will be released.</source>
        <translation>
            <numerusform>将释放 %n 个 EIP。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) will be kept.</source>
        <translation>
            <numerusform>将保留 %n 个 EIP。</numerusform>
        </translation>
    </message>
    <message>
        <source>The interface {eni} will be deleted.</source>
        <translation>网卡 {eni} 将被删除。</translation>
    </message>
    <message>
        <source>The interface {eni} will be kept.</source>
        <translation>网卡 {eni} 将保留。</translation>
    </message>
    <message>
        <source>Select the EIPs to release. The others are only unbound and are still charged.</source>
        <translation>选择要释放的 EIP。其余 EIP 只解绑，仍照常计费。</translation>
    </message>
    <message>
        <source>Its private address {address} and its MAC address {mac} are lost.</source>
        <translation>其私网 IP {address} 和 MAC 地址 {mac} 都会丢失。</translation>
    </message>
    <message>
        <source>This is what the unbinding changes, and what is kept.</source>
        <translation>以下是解绑将变更的内容，以及将保留的内容。</translation>
    </message>
    <message>
        <source>&amp;Keep everything: the EIPs and the interface can be used again</source>
        <translation>全部保留：EIP 和网卡可再次使用(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;More: delete the interface or release EIPs, permanently</source>
        <translation>更多：永久删除网卡或永久释放 EIP(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>The EIPs are in the guest.</source>
        <translation>EIP 已在操作系统中生效。</translation>
    </message>
    <message>
        <source>Nothing of this plan is set in the guest.</source>
        <translation>操作系统中没有本计划的任何设置。</translation>
    </message>
    <message>
        <source>Nothing was changed in the guest.</source>
        <translation>操作系统未被更改。</translation>
    </message>
    <message>
        <source>The plan is set in the guest and not confirmed.</source>
        <translation>计划已在操作系统中设置，但尚未确认。</translation>
    </message>
    <message>
        <source>The guest is set up, and not everything is as planned.</source>
        <translation>操作系统已设置，但并非一切都符合计划。</translation>
    </message>
    <message>
        <source>The state of the guest is unknown.</source>
        <translation>操作系统的状态未知。</translation>
    </message>
    <message>
        <source>The Cloud Assistant agent of the instance is not connected. Start the instance and the agent, or copy the files by hand.</source>
        <translation>实例的云助手 Agent 未连接。请启动实例和 Agent，或手动复制文件。</translation>
    </message>
    <message>
        <source>The cloud refused the command.</source>
        <translation>云拒绝了该命令。</translation>
    </message>
    <message>
        <source>The command did not run in the guest.</source>
        <translation>命令没有在操作系统中运行。</translation>
    </message>
    <message>
        <source>No result came from the guest. Read the guest again.</source>
        <translation>操作系统没有返回结果。请重新读取操作系统。</translation>
    </message>
    <message>
        <source>The guest&apos;s answer is not complete. Read the guest again.</source>
        <translation>操作系统的回答不完整。请重新读取操作系统。</translation>
    </message>
    <message>
        <source>Another network stack has set this interface up in the guest: {stack}. Choose it, or undo in the guest first.</source>
        <translation>操作系统中此网卡由另一种网络栈设置：{stack}。请选择该网络栈，或先在操作系统中撤销。</translation>
    </message>
    <message>
        <source>The guest has another plan for this interface.</source>
        <translation>操作系统中此网卡有另一个计划。</translation>
    </message>
    <message>
        <source>The guest has a plan for this interface that is not confirmed. Another user may have armed it.</source>
        <translation>操作系统中此网卡有一个尚未确认的计划，可能由其他用户设置。</translation>
    </message>
    <message>
        <source>An undo runs in the guest, or did not finish. Read the guest again.</source>
        <translation>操作系统中正在撤销，或撤销没有完成。请重新读取操作系统。</translation>
    </message>
    <message>
        <source>This interface is not set up in the guest.</source>
        <translation>此网卡没有在操作系统中设置。</translation>
    </message>
    <message>
        <source>The script in the guest reported an error:</source>
        <translation>操作系统中的脚本报告了错误：</translation>
    </message>
    <message>
        <source>The check in the guest found something wrong:</source>
        <translation>操作系统中的检查发现问题：</translation>
    </message>
    <message>
        <source>The check in the guest could not test everything:</source>
        <translation>操作系统中的检查无法检查全部内容：</translation>
    </message>
    <message>
        <source>The result of the check in the guest was lost.</source>
        <translation>操作系统中检查的结果已丢失。</translation>
    </message>
    <message>
        <source>The plan was not confirmed.</source>
        <translation>计划没有确认。</translation>
    </message>
    <message>
        <source>Some of the plan is missing in the guest.</source>
        <translation>操作系统中缺少计划的一部分。</translation>
    </message>
    <message>
        <source>The guest has undone the plan, or never began it.</source>
        <translation>操作系统已撤销该计划，或从未开始。</translation>
    </message>
    <message>
        <source>The plan was undone in the guest.</source>
        <translation>计划已在操作系统中撤销。</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>您已停止。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The guest was not read.</source>
        <translation>尚未读取操作系统。</translation>
    </message>
    <message>
        <source>The guest has no network interface with this MAC address.</source>
        <translation>操作系统中没有此 MAC 地址的网络接口。</translation>
    </message>
    <message>
        <source>The address is not set on the interface.</source>
        <translation>网卡上没有设置该地址。</translation>
    </message>
    <message>
        <source>The address is set on another network interface: {where}.</source>
        <translation>该地址设置在另一个网络接口上：{where}。</translation>
    </message>
    <message>
        <source>The address has another prefix length than planned.</source>
        <translation>该地址的前缀长度与计划不同。</translation>
    </message>
    <message>
        <source>The routing rule is missing.</source>
        <translation>缺少路由规则。</translation>
    </message>
    <message>
        <source>The default route through the EIP&apos;s gateway is missing.</source>
        <translation>缺少经由该 EIP 网关的默认路由。</translation>
    </message>
    <message>
        <source>The private address of the interface is missing. Check DHCP.</source>
        <translation>缺少网卡的私网地址。请检查 DHCP。</translation>
    </message>
    <message>
        <source>The network interface is down.</source>
        <translation>网络接口未启用。</translation>
    </message>
    <message>
        <source>The plan is not confirmed, and the guest will undo it.</source>
        <translation>计划尚未确认，操作系统将撤销它。</translation>
    </message>
    <message>
        <source>An undo runs in the guest, or did not finish.</source>
        <translation>正在撤销，或撤销没有完成。</translation>
    </message>
    <message>
        <source>Looking at the Cloud Assistant agent</source>
        <translation>正在查看云助手 Agent</translation>
    </message>
    <message>
        <source>Reading the guest</source>
        <translation>正在读取操作系统</translation>
    </message>
    <message>
        <source>Setting up the guest</source>
        <translation>正在设置操作系统</translation>
    </message>
    <message>
        <source>No result yet: reading the guest again</source>
        <translation>尚无结果：正在重新读取操作系统</translation>
    </message>
    <message>
        <source>Checking the guest</source>
        <translation>正在检查操作系统</translation>
    </message>
    <message>
        <source>Confirming in the guest</source>
        <translation>正在操作系统中确认</translation>
    </message>
    <message>
        <source>Undoing in the guest</source>
        <translation>正在操作系统中撤销</translation>
    </message>
    <message>
        <source>Reading the guest again</source>
        <translation>正在重新读取操作系统</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Undo now</source>
        <translation>立即撤销</translation>
    </message>
    <message>
        <source>Leave it to the guest</source>
        <translation>交给操作系统</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo what is armed</source>
        <translation>撤销未确认的设置</translation>
    </message>
    <message>
        <source>Postpone the undo</source>
        <translation>推迟撤销</translation>
    </message>
    <message>
        <source>Unless it is confirmed, the guest undoes it within {minutes} min.</source>
        <translation>如果不确认，操作系统将在 {minutes} 分钟内撤销。</translation>
    </message>
    <message>
        <source>The guest is set up and not confirmed. What should happen to it?</source>
        <translation>操作系统已设置但尚未确认。如何处理？</translation>
    </message>
    <message>
        <source>What should happen to it?</source>
        <translation>如何处理？</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>是否替换？</translation>
    </message>
    <message>
        <source>The guest can&apos;t undo after {seconds} s. Give between {least} and {most} seconds.</source>
        <translation>操作系统不能在 {seconds} 秒后撤销。请指定 {least} 到 {most} 秒。</translation>
    </message>
    <message>
        <source>The interface {eni} is attached to no instance in the list. Attach it, then try again.</source>
        <translation>列表中没有网卡 {eni} 所挂载的实例。请先挂载，然后重试。</translation>
    </message>
    <message>
        <source>{instance}: the guest will be set up for {eni} with {stack}, as root, in {count} commands. It undoes that by itself after {seconds} s unless it was checked and confirmed.</source>
        <translation>{instance}：将以 root 身份用 {count} 条命令通过 {stack} 为 {eni} 设置操作系统。除非检查并确认，否则操作系统在 {seconds} 秒后自行撤销。</translation>
    </message>
    <message>
        <source>{instance}: the guest will undo everything that is set up for {eni}, as root.</source>
        <translation>{instance}：操作系统将以 root 身份撤销为 {eni} 所做的全部设置。</translation>
    </message>
    <message>
        <source>Nothing was sent to the guest of {instance}. Add --yes to agree.</source>
        <translation>没有向 {instance} 的操作系统发送任何内容。添加 --yes 表示同意。</translation>
    </message>
    <message>
        <source>Type {instance} to continue:</source>
        <translation>输入 {instance} 以继续：</translation>
    </message>
    <message>
        <source>Name one network stack: a guest is set up with one.</source>
        <translation>请只指定一种网络栈：操作系统用一种网络栈设置。</translation>
    </message>
    <message>
        <source>There is no unfinished delivery.</source>
        <translation>没有未完成的下发。</translation>
    </message>
    <message>
        <source>Name the profile with --profile.</source>
        <translation>请用 --profile 指定配置。</translation>
    </message>
    <message>
        <source>The profile {profile} does not send commands into guests any more.</source>
        <translation>配置 {profile} 不再向操作系统发送命令。</translation>
    </message>
    <message>
        <source>The profile {profile} may send commands into guests now.</source>
        <translation>配置 {profile} 现在可以向操作系统发送命令。</translation>
    </message>
    <message>
        <source>The guest may still be set up, so no plan was written. Run undo in the guest by hand, or leave out --undo-in-guest.</source>
        <translation>操作系统可能仍有设置，因此没有写入计划。请在操作系统中手动运行 undo，或去掉 --undo-in-guest。</translation>
    </message>
    <message>
        <source>{step}: exit code {code}</source>
        <translation>{step}：退出码 {code}</translation>
    </message>
    <message>
        <source>{title} takes effect at a reboot and can&apos;t undo itself. Choose another network stack.</source>
        <translation>{title} 在重启时生效，不能自动撤销。请选择其他网络管理方式。</translation>
    </message>
    <message>
        <source>Turn it on with &apos;multi-eip guest enable --profile {profile}&apos;. Whoever may send commands to an instance is root in its guest.</source>
        <translation>用 &apos;multi-eip guest enable --profile {profile}&apos; 开启。能向实例发送命令的人在其操作系统中就是 root。</translation>
    </message>
    <message>
        <source>The profile {profile} does not send commands into guests.</source>
        <translation>账号配置 {profile} 不向操作系统发送命令。</translation>
    </message>
    <message>
        <source>The guest has no network interface with this MAC address. Check that the interface is attached.</source>
        <translation>操作系统中没有此 MAC 地址的网络接口。请检查网卡是否已挂载。</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details of the row</source>
        <translation>所选行的详情</translation>
    </message>
    <message>
        <source>{label}:</source>
        <translation>{label}：</translation>
    </message>
    <message>
        <source>Select a row to see its details.</source>
        <translation>选择一行即可查看详情。</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>No</source>
        <translation>不可以</translation>
    </message>
    <message>
        <source>{count} Mbit/s</source>
        <translation>{count} Mbit/s</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>未绑定</translation>
    </message>
    <message>
        <source>Kind of target</source>
        <translation>绑定资源类型</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Secondary private addresses</source>
        <translation>辅助私网地址</translation>
    </message>
    <message>
        <source>IP prefixes</source>
        <translation>IP 前缀</translation>
    </message>
    <message>
        <source>{count}; the limit of the type is not known</source>
        <translation>{count} 个，该规格的上限未知</translation>
    </message>
    <message>
        <source>Instance family</source>
        <translation>实例规格族</translation>
    </message>
    <message>
        <source>Private addresses on one interface, at most</source>
        <translation>单个网卡的私网 IP 上限</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>network interface</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>ECS instance</source>
        <translation>ECS 实例</translation>
    </message>
    <message>
        <source>CLB instance</source>
        <translation>传统型负载均衡 CLB 实例</translation>
    </message>
    <message>
        <source>NAT gateway</source>
        <translation>NAT 网关</translation>
    </message>
    <message>
        <source>high-availability virtual IP address</source>
        <translation>高可用虚拟 IP</translation>
    </message>
    <message>
        <source>a cloud service</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Managed by</source>
        <translation>管理方</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Mappings of this interface</source>
        <translation>该网卡的映射关系</translation>
    </message>
    <message>
        <source>Mappings of these interfaces</source>
        <translation>这些网卡的映射</translation>
    </message>
    <message>
        <source>Verified: each of these EIPs is the address of an interface.</source>
        <translation>已核实：这些 EIP 现在各自是一个网卡的地址。</translation>
    </message>
    <message>
        <source>Verified: the interface carries these EIPs.</source>
        <translation>已核实：该网卡现已绑定以下 EIP。</translation>
    </message>
    <message>
        <source>In the guest OS: copy the saved folder there, run apply, then check; undo restores the previous configuration. Test from outside with ping to each EIP; the security group of the interface must allow it.</source>
        <translation>在实例操作系统内：拷入保存的文件夹，先运行 apply，再运行 check；undo 可还原之前的配置。从外部 ping 每个 EIP 进行测试，网卡的安全组须放行。</translation>
    </message>
    <message>
        <source>Verified in the guest. Test from outside with ping to each EIP; the security group must allow it.</source>
        <translation>已在操作系统内验证。请从外部对每个 EIP 执行 ping 测试；安全组必须放行。</translation>
    </message>
</context>
<context>
    <name>EipAttributesDialog</name>
    <message>
        <source>Name and bandwidth of EIP {address}</source>
        <translation>EIP {address} 的名称和带宽</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Max&amp;imum bandwidth:</source>
        <translation>带宽峰值(&amp;I)：</translation>
    </message>
    <message>
        <source> Mbit/s</source>
        <translation> Mbit/s</translation>
    </message>
    <message>
        <source>C&amp;hange</source>
        <translation>修改(&amp;H)</translation>
    </message>
    <message>
        <source>Enter another name or another bandwidth.</source>
        <translation>请输入其他名称或其他带宽。</translation>
    </message>
    <message>
        <source>The address and its binding stay, and no connection ends.</source>
        <translation>地址及其绑定保持不变，连接不会中断。</translation>
    </message>
    <message>
        <source>The cloud can change a name, but not remove it. A rollback keeps the new name.</source>
        <translation>云端可以修改名称，但不能删除名称。回滚后仍保留新名称。</translation>
    </message>
    <message>
        <source>The bandwidth of this EIP can be changed in the EIP console only.</source>
        <translation>此 EIP 的带宽只能在 EIP 控制台修改。</translation>
    </message>
    <message>
        <source>The cloud does not take an empty name.</source>
        <translation>云端不接受空名称。</translation>
    </message>
    <message>
        <source>I agree that the bandwidth of EIP {address} is changed from {before} to {after} Mbit/s,
which may change what it costs</source>
        <translation>我同意将 EIP {address} 的带宽从 {before} Mbit/s 改为 {after} Mbit/s，
这可能改变费用</translation>
    </message>
    <message>
        <source>Changing the EIP …</source>
        <translation>正在修改 EIP …</translation>
    </message>
    <message>
        <source>The EIP was changed, but the region could not be read again.</source>
        <translation>EIP 已修改，但未能重新读取该地域。</translation>
    </message>
</context>
<context>
    <name>EipListPage</name>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Select the EIPs to release. Released addresses are lost permanently.</source>
        <translation>请勾选要释放的 EIP。释放后的地址将永久失去。</translation>
    </message>
    <message>
        <source>Select the EIPs to unbind. EIPs and interfaces are kept.</source>
        <translation>请勾选要解绑的 EIP。EIP 和网卡都会保留。</translation>
    </message>
    <message>
        <source>Selected: {count} of {all}</source>
        <translation>已勾选：{count} / {all}</translation>
    </message>
    <message numerus="yes">
        <source>%n more EIP(s) of your selection need another plan: this one is full.</source>
        <translation>
            <numerusform>所选的另外 %n 个 EIP 需使用另一个方案：本方案已满。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EipsOfInterfacePage</name>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Select the EIPs of interface {eni}, {limit} at most.</source>
        <translation>选择网卡 {eni} 应绑定的 EIP，最多 {limit} 个。</translation>
    </message>
    <message>
        <source>{count} of {limit} selected: +{coming}, -{going}, {staying} unchanged.</source>
        <translation>已选择 {count} / {limit}：+{coming}，-{going}，{staying} 个不变。</translation>
    </message>
</context>
<context>
    <name>EipsPage</name>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>C&amp;lear all</source>
        <translation>全部取消(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Allocate EIPs …</source>
        <translation>申请 EIP(&amp;A) …</translation>
    </message>
    <message>
        <source>{count} of {limit} chosen</source>
        <translation>已选 {count} / {limit}</translation>
    </message>
    <message>
        <source>{count} of {limit} chosen; {free} of {all} interfaces are free on {instance}</source>
        <translation>已选 {count}/{limit}；{instance} 的 {all} 个网卡名额中有 {free} 个可用</translation>
    </message>
    <message>
        <source>{limit} EIPs at a time.</source>
        <translation>一次最多 {limit} 个 EIP。</translation>
    </message>
    <message>
        <source>Choose the &amp;interface first</source>
        <translation>先选择网卡(&amp;I)</translation>
    </message>
    <message>
        <source>{count} of {limit} ({chosen} chosen, {there} already on interface {eni})</source>
        <translation>{count}/{limit}（已选 {chosen} 个，网卡 {eni} 上已有 {there} 个）</translation>
    </message>
    <message>
        <source>Already on interface {eni}, as wanted.</source>
        <translation>已在网卡 {eni} 上，无需再绑定。</translation>
    </message>
    <message>
        <source>Select up to {limit} Elastic IPs for the guest OS.</source>
        <translation>选择要在操作系统内可见的弹性公网 IP，最多 {limit} 个。</translation>
    </message>
    <message>
        <source>{count} of {limit} chosen; each uses one interface slot of the instance</source>
        <translation>已选择 {count} / {limit}，每个占用实例的一个网卡名额</translation>
    </message>
    <message>
        <source>Only if it is unbound from {target} first</source>
        <translation>仅当先从 {target} 解绑</translation>
    </message>
</context>
<context>
    <name>EipsToMovePage</name>
    <message>
        <source>EIPs to move</source>
        <translation>要迁移的 EIP</translation>
    </message>
    <message>
        <source>Select the EIPs of interface {eni} that move to another instance.</source>
        <translation>请选择网卡 {eni} 上要迁移到其他实例的 EIP。</translation>
    </message>
    <message>
        <source>The interface moves with its EIPs, and keeps its addresses and gateways.</source>
        <translation>网卡随其 EIP 一起迁移，并保留其地址和网关。</translation>
    </message>
    <message>
        <source>The interface stays. The selected EIPs are unbound, and bound to another interface.</source>
        <translation>网卡保持不动。选中的 EIP 会解绑，并绑定到另一块网卡。</translation>
    </message>
</context>
<context>
    <name>EipsView</name>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>已绑定</translation>
    </message>
    <message>
        <source>EIPs that are bound to something</source>
        <translation>已绑定资源的 EIP</translation>
    </message>
    <message>
        <source>Changing</source>
        <translation>变更中</translation>
    </message>
    <message>
        <source>EIPs between two states</source>
        <translation>状态变更中的 EIP</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>EIPs that the cloud has locked</source>
        <translation>被云平台锁定的 EIP</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The cloud does not know this AccessKey ID.</source>
        <translation>云平台没有这个 AccessKey ID。</translation>
    </message>
    <message>
        <source>Check it for missing characters; it may have been deleted.</source>
        <translation>请检查是否缺少字符，也可能已被删除。</translation>
    </message>
    <message>
        <source>This AccessKey is disabled.</source>
        <translation>该 AccessKey 已被禁用。</translation>
    </message>
    <message>
        <source>Enable it in the RAM console, or use another one.</source>
        <translation>请在 RAM 控制台启用，或换用其他 AccessKey。</translation>
    </message>
    <message>
        <source>This account may not use multi-EIP to ENI mode.</source>
        <translation>该账号不能使用多 EIP 网卡可见模式。</translation>
    </message>
    <message>
        <source>Unbind it first; EIPs are associated with a free interface.</source>
        <translation>请先解绑；EIP 须绑定到未挂载的网卡。</translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode is not open in this region, or not for this account.</source>
        <translation>该地域或该账号未开放多 EIP 网卡可见模式。</translation>
    </message>
    <message>
        <source>An EIP is not in the state this needs: it is bound, free or changing by now.</source>
        <translation>EIP 的状态不符合要求：可能已绑定、已解绑或正在变更。</translation>
    </message>
    <message>
        <source>The target has an EIP already.</source>
        <translation>目标资源已绑定 EIP。</translation>
    </message>
    <message>
        <source>A change of the EIP&apos;s configuration is still under way.</source>
        <translation>EIP 的配置变更尚未完成。</translation>
    </message>
    <message>
        <source>Another order of this account is still being placed.</source>
        <translation>此账号的另一个订单仍在处理中。</translation>
    </message>
    <message>
        <source>The EIP is locked because of an overdue payment.</source>
        <translation>EIP 因欠费被锁定。</translation>
    </message>
    <message>
        <source>An EIP no longer exists in this region.</source>
        <translation>EIP 在该地域已不存在。</translation>
    </message>
    <message>
        <source>Refresh and choose again; it may have been released.</source>
        <translation>请刷新后重新选择，它可能已被释放。</translation>
    </message>
    <message>
        <source>The EIP is not bound to this interface.</source>
        <translation>该 EIP 未绑定到这个网卡。</translation>
    </message>
    <message>
        <source>Refresh: it may be free already, or bound elsewhere.</source>
        <translation>请刷新：它可能已经解绑，或绑定到了别处。</translation>
    </message>
    <message>
        <source>EIP and interface are in different regions.</source>
        <translation>EIP 与弹性网卡不在同一地域。</translation>
    </message>
    <message>
        <source>Choose both in the same region; an EIP can&apos;t leave its own.</source>
        <translation>请选择同一地域的 EIP 和网卡；EIP 不能跨地域。</translation>
    </message>
    <message>
        <source>The interface already carries an EIP in another mode.</source>
        <translation>该网卡已有其他模式的 EIP。</translation>
    </message>
    <message>
        <source>Disassociate that EIP first, or choose another interface.</source>
        <translation>请先解绑该 EIP，或选择其他网卡。</translation>
    </message>
    <message>
        <source>The interface would carry more EIPs than the mode allows.</source>
        <translation>该网卡上的 EIP 数量将超过该模式的上限。</translation>
    </message>
    <message>
        <source>Choose fewer EIPs, or another interface.</source>
        <translation>请减少 EIP，或选择其他网卡。</translation>
    </message>
    <message>
        <source>The interface has secondary private addresses, and the cloud refused it for that.</source>
        <translation>该网卡有辅助私网地址，因此被云平台拒绝。</translation>
    </message>
    <message>
        <source>Choose an interface without them, or unassign them in the ECS console.</source>
        <translation>请选择没有辅助私网地址的网卡，或在 ECS 控制台回收这些地址。</translation>
    </message>
    <message>
        <source>The interface has IP prefixes, which the mode does not allow.</source>
        <translation>该网卡有 IP 前缀，该模式不允许。</translation>
    </message>
    <message>
        <source>Choose an interface without prefixes.</source>
        <translation>请选择没有 IP 前缀的网卡。</translation>
    </message>
    <message>
        <source>The VPC has an IPv4 gateway, with which the mode does not work.</source>
        <translation>该 VPC 有 IPv4 网关，无法使用该模式。</translation>
    </message>
    <message>
        <source>Choose an interface and an instance in a VPC without one.</source>
        <translation>请选择没有 IPv4 网关的 VPC 中的网卡和实例。</translation>
    </message>
    <message>
        <source>An EIP can&apos;t be bound to this kind of resource in this mode.</source>
        <translation>EIP 不能以该模式绑定到这类资源。</translation>
    </message>
    <message>
        <source>The target does not take the change: its state, or its owner, does not allow it.</source>
        <translation>目标资源的状态或归属不允许此变更。</translation>
    </message>
    <message>
        <source>The cloud denies it: the target is not in a VPC, or the EIP belongs to a default VPC.</source>
        <translation>云平台拒绝：目标不在 VPC 中，或 EIP 属于默认 VPC。</translation>
    </message>
    <message>
        <source>Choose another interface or EIP; the details hold the cloud&apos;s own words.</source>
        <translation>请选择其他网卡或 EIP，详情中有云平台的原文。</translation>
    </message>
    <message>
        <source>CloudBox resources can&apos;t be mixed with those of the region.</source>
        <translation>云盒资源不能与地域内的资源混用。</translation>
    </message>
    <message>
        <source>Choose EIP, interface and instance that are all outside the CloudBox.</source>
        <translation>请选择都不在云盒中的 EIP、网卡和实例。</translation>
    </message>
    <message>
        <source>A route of the VPC uses this interface as its next hop.</source>
        <translation>VPC 的某条路由以该网卡为下一跳。</translation>
    </message>
    <message>
        <source>Remove that route in the VPC console, or choose another interface.</source>
        <translation>请在 VPC 控制台删除该路由，或选择其他网卡。</translation>
    </message>
    <message>
        <source>SNAT or DNAT entries of a NAT gateway use the EIP.</source>
        <translation>NAT 网关的 SNAT 或 DNAT 条目正在使用该 EIP。</translation>
    </message>
    <message>
        <source>Delete those entries in the NAT gateway console first.</source>
        <translation>请先在 NAT 网关控制台删除这些条目。</translation>
    </message>
    <message>
        <source>The EIP takes part in Global Accelerator.</source>
        <translation>该 EIP 已用于全球加速。</translation>
    </message>
    <message>
        <source>Take it out there first, then try again.</source>
        <translation>请先在全球加速中移除，再重试。</translation>
    </message>
    <message>
        <source>The EIP is one of a contiguous group and can&apos;t be released alone.</source>
        <translation>该 EIP 属于连续 EIP 组，不能单独释放。</translation>
    </message>
    <message>
        <source>Release the whole group in the EIP console.</source>
        <translation>请在 EIP 控制台释放整个连续 EIP 组。</translation>
    </message>
    <message>
        <source>The account has as many EIPs as it may have.</source>
        <translation>该账号的 EIP 数量已达上限。</translation>
    </message>
    <message>
        <source>Release unused EIPs, or ask for a higher quota in the Quota Center.</source>
        <translation>请释放不用的 EIP，或在配额中心申请提升配额。</translation>
    </message>
    <message>
        <source>The balance of the account is not sufficient.</source>
        <translation>账号余额不足。</translation>
    </message>
    <message>
        <source>Top it up in the billing console, then try again.</source>
        <translation>请在费用中心充值后重试。</translation>
    </message>
    <message>
        <source>The account&apos;s balance does not cover this purchase.</source>
        <translation>账号余额不足以支付此次购买。</translation>
    </message>
    <message>
        <source>The cloud could not reserve an address for the EIP.</source>
        <translation>云端未能为 EIP 预留地址。</translation>
    </message>
    <message>
        <source>The region has no address left to give at present.</source>
        <translation>该地域目前没有可分配的公网 IP 地址。</translation>
    </message>
    <message>
        <source>Try later, ask for fewer, or use EIPs that are allocated already.</source>
        <translation>请稍后再试、减少数量，或使用已申请的 EIP。</translation>
    </message>
    <message>
        <source>The order is over the number of EIPs this account may buy.</source>
        <translation>订单超出了此账号可购买的 EIP 数量。</translation>
    </message>
    <message>
        <source>Ask for fewer, release unused EIPs, or ask for a higher quota in the Quota Center.</source>
        <translation>请减少数量、释放不用的 EIP，或在配额中心申请提高配额。</translation>
    </message>
    <message>
        <source>A subscription EIP can&apos;t be released before its term ends.</source>
        <translation>包年包月 EIP 在到期前不能释放。</translation>
    </message>
    <message>
        <source>Leave it unbound, or ask for a refund in the billing console.</source>
        <translation>可保持未绑定状态，或在费用中心申请退订。</translation>
    </message>
    <message>
        <source>Deletion protection is on for this EIP.</source>
        <translation>该 EIP 已开启删除保护。</translation>
    </message>
    <message>
        <source>Every private address of the interface has an EIP already.</source>
        <translation>该网卡的每个私网地址都已绑定 EIP。</translation>
    </message>
    <message>
        <source>Assign another private address to the interface, or choose another interface.</source>
        <translation>请为网卡分配新的私网地址，或选择其他网卡。</translation>
    </message>
    <message>
        <source>The instance family does not support the mode.</source>
        <translation>该实例规格族不支持此模式。</translation>
    </message>
    <message>
        <source>Choose an instance of a listed family.</source>
        <translation>请选择受支持规格族的实例。</translation>
    </message>
    <message>
        <source>The interface does not exist in this region, or has no EIP in the mode.</source>
        <translation>该网卡在此地域不存在，或没有该模式的 EIP。</translation>
    </message>
    <message>
        <source>The command is too long for Cloud Assistant.</source>
        <translation>命令对云助手来说过长。</translation>
    </message>
    <message>
        <source>Copy the files to the guest by hand.</source>
        <translation>请手动将文件复制到操作系统。</translation>
    </message>
    <message>
        <source>Cloud Assistant did not accept the command ({code}). It did not run.</source>
        <translation>云助手没有接受该命令（{code}）。命令没有运行。</translation>
    </message>
    <message>
        <source>Copy the files to the guest by hand, and report this with the details.</source>
        <translation>请手动将文件复制到操作系统，并附上详细信息报告此问题。</translation>
    </message>
    <message>
        <source>The command does not fit the system or the state of the instance.</source>
        <translation>命令与实例的操作系统或状态不符。</translation>
    </message>
    <message>
        <source>Check that the instance is running, and choose the network stack of its system.</source>
        <translation>请检查实例是否正在运行，并选择其操作系统的网络栈。</translation>
    </message>
    <message>
        <source>The account has used up its quota of Cloud Assistant commands in this region.</source>
        <translation>账号在此地域的云助手命令配额已用完。</translation>
    </message>
    <message>
        <source>Try again tomorrow, or ask for more in the Quota Center.</source>
        <translation>请明天重试，或在配额中心申请提高配额。</translation>
    </message>
    <message>
        <source>Too many commands run in this guest at once. The command did not run.</source>
        <translation>此操作系统中同时运行的命令过多。命令没有运行。</translation>
    </message>
    <message>
        <source>Wait until the others have ended, then try again.</source>
        <translation>请等待其他命令结束，然后重试。</translation>
    </message>
    <message>
        <source>Another cloud service manages this instance and sends its commands.</source>
        <translation>另一个云服务管理此实例并发送其命令。</translation>
    </message>
    <message>
        <source>The instance no longer exists in this region.</source>
        <translation>该实例在此地域已不存在。</translation>
    </message>
    <message>
        <source>The instance is not running. The command did not run.</source>
        <translation>实例没有运行。命令没有运行。</translation>
    </message>
    <message>
        <source>Start the instance, then try again.</source>
        <translation>请启动实例，然后重试。</translation>
    </message>
    <message>
        <source>The Cloud Assistant agent is not installed or not running in this guest.</source>
        <translation>此操作系统中没有安装或没有运行云助手 Agent。</translation>
    </message>
    <message>
        <source>Start the service aliyun (on Windows AliyunService) in the guest, or copy the files by hand.</source>
        <translation>请在操作系统中启动服务 aliyun（Windows 上为 AliyunService），或手动复制文件。</translation>
    </message>
    <message>
        <source>The Cloud Assistant agent of this guest is not connected. The command did not run.</source>
        <translation>此操作系统的云助手 Agent 未连接。命令没有运行。</translation>
    </message>
    <message>
        <source>Restart the agent or the instance, then try again.</source>
        <translation>请重启 Agent 或实例，然后重试。</translation>
    </message>
    <message>
        <source>The network of the guest keeps the Cloud Assistant agent from the cloud.</source>
        <translation>操作系统的网络使云助手 Agent 无法连接云。</translation>
    </message>
    <message>
        <source>Check routes, name resolution and firewall of the guest: the agent needs TCP 443 and 80 and UDP 53 to the internal network.</source>
        <translation>请检查操作系统的路由、域名解析和防火墙：Agent 需要访问内网的 TCP 443、80 和 UDP 53。</translation>
    </message>
    <message>
        <source>A security group keeps the Cloud Assistant agent from the cloud.</source>
        <translation>安全组使云助手 Agent 无法连接云。</translation>
    </message>
    <message>
        <source>Allow the outbound traffic that the details name, then try again.</source>
        <translation>请放行详细信息中指出的出方向流量，然后重试。</translation>
    </message>
    <message>
        <source>The Cloud Assistant agent is being upgraded. The command did not run.</source>
        <translation>云助手 Agent 正在升级。命令没有运行。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>请几分钟后重试。</translation>
    </message>
    <message>
        <source>The Cloud Assistant agent of this guest is too old.</source>
        <translation>此操作系统的云助手 Agent 版本过低。</translation>
    </message>
    <message>
        <source>Upgrade the agent to the version that the details name, then try again.</source>
        <translation>请将 Agent 升级到详细信息中指出的版本，然后重试。</translation>
    </message>
    <message>
        <source>The result of the command was lost ({code}). Whether it ran is unknown.</source>
        <translation>命令的结果已丢失（{code}）。命令是否运行未知。</translation>
    </message>
    <message>
        <source>Read the guest before you send anything again.</source>
        <translation>请先读取操作系统，再发送其他命令。</translation>
    </message>
    <message>
        <source>Cloud Assistant stopped waiting for the command. It may still be running.</source>
        <translation>云助手已停止等待该命令。命令可能仍在运行。</translation>
    </message>
    <message>
        <source>The output of the script says what is wrong.</source>
        <translation>脚本的输出说明了问题所在。</translation>
    </message>
    <message>
        <source>The output of the command is not complete ({code}), so it proves nothing.</source>
        <translation>命令的输出不完整（{code}），因此不能证明任何事情。</translation>
    </message>
    <message>
        <source>The permission {permission} is missing, or it excludes commands that run as root.</source>
        <translation>缺少权限 {permission}，或该权限不包括以 root 身份运行的命令。</translation>
    </message>
    <message>
        <source>Ask for the policy that &apos;multi-eip guest policy&apos; prints. A condition on ecs:CommandRunAs that denies root or system is the likely reason where RunCommand is granted already.</source>
        <translation>请申请 &apos;multi-eip guest policy&apos; 输出的策略。如果已授予 RunCommand，原因很可能是 ecs:CommandRunAs 条件拒绝了 root 或 system。</translation>
    </message>
    <message>
        <source>The state of the interface does not allow {action} now.</source>
        <translation>网卡当前的状态不允许 {action}。</translation>
    </message>
    <message>
        <source>Choose a secondary interface.</source>
        <translation>请选择辅助弹性网卡。</translation>
    </message>
    <message>
        <source>A cloud service manages this interface and alone may change it.</source>
        <translation>该网卡由云服务托管，只能由云服务变更。</translation>
    </message>
    <message>
        <source>Choose another interface.</source>
        <translation>请选择其他网卡。</translation>
    </message>
    <message>
        <source>Interface and instance are not in the same zone.</source>
        <translation>网卡与实例不在同一可用区。</translation>
    </message>
    <message>
        <source>Choose an instance in the zone and VPC of the interface.</source>
        <translation>请选择与网卡同一可用区、同一 VPC 的实例。</translation>
    </message>
    <message>
        <source>The resources are not in the same VPC.</source>
        <translation>这些资源不在同一个 VPC。</translation>
    </message>
    <message>
        <source>Choose instance, vSwitch and security group in the VPC of the interface.</source>
        <translation>请选择网卡所在 VPC 的实例、交换机和安全组。</translation>
    </message>
    <message>
        <source>The state of the instance does not allow {action} now.</source>
        <translation>实例当前的状态不允许 {action}。</translation>
    </message>
    <message>
        <source>Wait until it is running or stopped, and refresh. Some types must be stopped for it.</source>
        <translation>请等到实例运行中或已停止后刷新。部分规格必须停机才能操作。</translation>
    </message>
    <message>
        <source>Stop the instance, refresh, then try again.</source>
        <translation>请停止实例，刷新后重试。</translation>
    </message>
    <message>
        <source>The instance has not been restarted for years and takes no interface yet.</source>
        <translation>该实例多年未重启，暂不能绑定网卡。</translation>
    </message>
    <message>
        <source>Restart it in the ECS console, then try again.</source>
        <translation>请在 ECS 控制台重启后重试。</translation>
    </message>
    <message>
        <source>Other interfaces depend on this one.</source>
        <translation>有其他网卡依赖该网卡。</translation>
    </message>
    <message>
        <source>Detach the member interfaces first, or choose another interface.</source>
        <translation>请先解绑成员网卡，或选择其他网卡。</translation>
    </message>
    <message>
        <source>The interface has IPv6 addresses, which the instance type does not take.</source>
        <translation>该网卡有 IPv6 地址，实例规格不支持。</translation>
    </message>
    <message>
        <source>Choose another interface or instance type.</source>
        <translation>请选择其他网卡或实例规格。</translation>
    </message>
    <message>
        <source>The instance is locked for security reasons.</source>
        <translation>该实例因安全原因被锁定。</translation>
    </message>
    <message>
        <source>The cloud is moving the instance to another host.</source>
        <translation>云平台正在迁移该实例。</translation>
    </message>
    <message>
        <source>Wait until it has ended, then try again.</source>
        <translation>请等待迁移结束后重试。</translation>
    </message>
    <message>
        <source>The instance has no free slot for another interface.</source>
        <translation>该实例没有空余的网卡配额。</translation>
    </message>
    <message>
        <source>The interface has more private addresses than the instance type takes.</source>
        <translation>网卡的私网地址数量超过了实例规格的上限。</translation>
    </message>
    <message>
        <source>Unassign some in the ECS console, or choose another interface or instance.</source>
        <translation>请在 ECS 控制台回收部分地址，或选择其他网卡或实例。</translation>
    </message>
    <message>
        <source>The account has reached its quota of network interfaces.</source>
        <translation>该账号的弹性网卡数量已达配额。</translation>
    </message>
    <message>
        <source>Delete unused interfaces, or ask for a higher quota in the Quota Center.</source>
        <translation>请删除不用的网卡，或在配额中心申请提升配额。</translation>
    </message>
    <message>
        <source>The security group of the interface is full.</source>
        <translation>该网卡的安全组已满。</translation>
    </message>
    <message>
        <source>Give the interface another security group, then try again.</source>
        <translation>请为网卡更换安全组后重试。</translation>
    </message>
    <message>
        <source>The security group no longer exists in this VPC.</source>
        <translation>该安全组在此 VPC 中已不存在。</translation>
    </message>
    <message>
        <source>Refresh and choose another one.</source>
        <translation>请刷新后重新选择。</translation>
    </message>
    <message>
        <source>The private address is taken already.</source>
        <translation>该私网地址已被占用。</translation>
    </message>
    <message>
        <source>Choose another one, or let the cloud choose.</source>
        <translation>请换一个地址，或由系统自动分配。</translation>
    </message>
    <message>
        <source>The private address does not lie in the vSwitch, or is reserved there.</source>
        <translation>该私网地址不在交换机网段内，或属于保留地址。</translation>
    </message>
    <message>
        <source>The vSwitch has no free address left.</source>
        <translation>该交换机没有可用地址。</translation>
    </message>
    <message>
        <source>Choose another vSwitch of the same zone, or create one.</source>
        <translation>请选择同一可用区的其他交换机，或新建一个。</translation>
    </message>
    <message>
        <source>The EIP is locked because of an overdue payment or a security notice.</source>
        <translation>EIP 因欠费或安全通知被锁定。</translation>
    </message>
    <message>
        <source>The cloud does not accept these credentials.</source>
        <translation>云平台不接受该凭证。</translation>
    </message>
    <message>
        <source>Check AccessKey ID, secret and token.</source>
        <translation>请检查 AccessKey ID、Secret 和安全令牌。</translation>
    </message>
    <message>
        <source>The AccessKey secret is wrong, or something on the way changed the request.</source>
        <translation>AccessKey Secret 有误，或请求在传输途中被改动。</translation>
    </message>
    <message>
        <source>Paste the secret again, or create a new AccessKey in the RAM console. A proxy that rewrites headers breaks the signature too.</source>
        <translation>请重新粘贴 Secret，或在 RAM 控制台新建 AccessKey。改写请求头的代理也会破坏签名。</translation>
    </message>
    <message>
        <source>The cloud got the same request of {action} twice.</source>
        <translation>云平台收到了两次相同的 {action} 请求。</translation>
    </message>
    <message>
        <source>A proxy may have sent it again. Refresh to see what took effect, then try again.</source>
        <translation>可能是代理重复发送。请刷新查看实际结果后再重试。</translation>
    </message>
    <message>
        <source>The session token has expired.</source>
        <translation>安全令牌已过期。</translation>
    </message>
    <message>
        <source>Get a new one and sign in again; nothing chosen is lost.</source>
        <translation>请获取新的令牌并重新登录，已选内容不会丢失。</translation>
    </message>
    <message>
        <source>The session token does not belong to this AccessKey.</source>
        <translation>安全令牌与该 AccessKey 不匹配。</translation>
    </message>
    <message>
        <source>Paste AccessKey ID, secret and token of one and the same answer of STS.</source>
        <translation>请粘贴同一次 STS 返回的 AccessKey ID、Secret 和令牌。</translation>
    </message>
    <message>
        <source>This AccessKey is a temporary one and needs its session token.</source>
        <translation>这是临时 AccessKey，需要配套的安全令牌。</translation>
    </message>
    <message>
        <source>Paste the token that came with it, and sign in again.</source>
        <translation>请粘贴配套的令牌后重新登录。</translation>
    </message>
    <message>
        <source>The clock of this computer is more than 15 minutes off.</source>
        <translation>本机时钟误差超过 15 分钟。</translation>
    </message>
    <message>
        <source>Set the clock right, then try again. The details show both times.</source>
        <translation>请校准时钟后重试。详情中有双方的时间。</translation>
    </message>
    <message>
        <source>This user has no permission for {permission}.</source>
        <translation>该用户没有 {permission} 的权限。</translation>
    </message>
    <message>
        <source>Ask the administrator of the account to allow that action in a RAM policy.</source>
        <translation>请让账号管理员在 RAM 权限策略中授权该操作。</translation>
    </message>
    <message>
        <source>The cloud forbids {action} here: a permission is missing, or the resource belongs to another account or to a cloud service.</source>
        <translation>云平台禁止在此执行 {action}：缺少权限，或资源属于其他账号或云服务。</translation>
    </message>
    <message>
        <source>Check the RAM policy for {permission}, and in the console who owns the resource.</source>
        <translation>请检查 {permission} 的 RAM 权限策略，并在控制台确认资源归属。</translation>
    </message>
    <message>
        <source>This kind of account may not use {action}.</source>
        <translation>此类账号不能使用 {action}。</translation>
    </message>
    <message>
        <source>Sign in with the account that owns the resources, or a RAM user of it.</source>
        <translation>请用资源所属账号或其 RAM 用户登录。</translation>
    </message>
    <message>
        <source>The cloud asks for fewer calls at a time.</source>
        <translation>调用过于频繁，被云平台限流。</translation>
    </message>
    <message>
        <source>Wait a little, then try again.</source>
        <translation>请稍候重试。</translation>
    </message>
    <message>
        <source>Wait a moment and refresh before you try again.</source>
        <translation>请稍候并刷新，再重试。</translation>
    </message>
    <message>
        <source>{action} was repeated with other parameters than at first.</source>
        <translation>{action} 重试时的参数与首次不同。</translation>
    </message>
    <message>
        <source>Refresh and start again. Please report it, with the details.</source>
        <translation>请刷新后重新开始，并附上详情反馈此问题。</translation>
    </message>
    <message>
        <source>This endpoint does not know {action}.</source>
        <translation>该接入地址不支持 {action}。</translation>
    </message>
    <message>
        <source>Check the endpoint in the settings; it may belong to another product or region.</source>
        <translation>请检查设置中的接入地址，它可能属于其他产品或地域。</translation>
    </message>
    <message>
        <source>The cloud does not have this region, or not for this account.</source>
        <translation>云平台没有该地域，或该账号不可用。</translation>
    </message>
    <message>
        <source>Choose a region from the list.</source>
        <translation>请从列表中选择地域。</translation>
    </message>
    <message>
        <source>The region does not support {action}.</source>
        <translation>该地域不支持 {action}。</translation>
    </message>
    <message>
        <source>The check of {action} passed, and nothing was done.</source>
        <translation>{action} 预检通过，没有执行任何操作。</translation>
    </message>
    <message>
        <source>There is nothing to do about it.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>The cloud did not accept a parameter of {action} ({code}).</source>
        <translation>云平台不接受 {action} 的某个参数（{code}）。</translation>
    </message>
    <message>
        <source>The details hold the cloud&apos;s own words. If you entered the value, correct it.</source>
        <translation>详情中有云平台的原文。如果该值由您填写，请更正。</translation>
    </message>
    <message>
        <source>{action} was sent without a value that it needs ({code}).</source>
        <translation>{action} 缺少必需的参数（{code}）。</translation>
    </message>
    <message>
        <source>Refresh and choose again. If it happens again, please report it with the details.</source>
        <translation>请刷新后重新选择。如再次出现，请附上详情反馈。</translation>
    </message>
    <message>
        <source>The cloud did not answer {action} in time.</source>
        <translation>云平台未在规定时间内响应 {action}。</translation>
    </message>
    <message>
        <source>Whether it took effect is not known. Refresh to see, then try again.</source>
        <translation>是否生效尚不确定。请刷新查看后再重试。</translation>
    </message>
    <message>
        <source>{host} could not be reached.</source>
        <translation>无法连接 {host}。</translation>
    </message>
    <message>
        <source>Check the network connection, proxy and name resolution, then try again.</source>
        <translation>请检查网络连接、代理和域名解析后重试。</translation>
    </message>
    <message>
        <source>The answer to {action} was not the cloud&apos;s own format.</source>
        <translation>{action} 的返回不是云平台的格式。</translation>
    </message>
    <message>
        <source>A proxy or a sign-in page of the network may be in between.</source>
        <translation>中间可能有代理或网络认证页面。</translation>
    </message>
    <message>
        <source>Something that {action} needs no longer exists.</source>
        <translation>{action} 所需的资源已不存在。</translation>
    </message>
    <message>
        <source>Refresh and choose again.</source>
        <translation>请刷新后重新选择。</translation>
    </message>
    <message>
        <source>Wait until it has ended, refresh, then try again.</source>
        <translation>请等待其结束，刷新后重试。</translation>
    </message>
    <message>
        <source>A quota of the account or of the resource is used up ({code}).</source>
        <translation>账号或资源的配额已用完（{code}）。</translation>
    </message>
    <message>
        <source>Free some, or ask for more in the Quota Center.</source>
        <translation>请释放部分资源，或在配额中心申请提升。</translation>
    </message>
    <message>
        <source>The cloud does not support this here ({code}).</source>
        <translation>云平台在此不支持该操作（{code}）。</translation>
    </message>
    <message>
        <source>Choose other resources; the details say more.</source>
        <translation>请选择其他资源，详情中有更多说明。</translation>
    </message>
    <message>
        <source>The resource is locked ({code}).</source>
        <translation>资源已被锁定（{code}）。</translation>
    </message>
    <message>
        <source>The cloud refused {action} ({code}).</source>
        <translation>云平台拒绝了 {action}（{code}）。</translation>
    </message>
    <message>
        <source>The cloud refused {action} with a code this program does not know ({code}).</source>
        <translation>云平台以本程序不认识的错误码拒绝了 {action}（{code}）。</translation>
    </message>
    <message>
        <source>A file could not be written or read: {reason}.</source>
        <translation>无法读写文件：{reason}。</translation>
    </message>
    <message>
        <source>Check the folder and the free space, then try again.</source>
        <translation>请检查文件夹和剩余空间后重试。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({name}).</source>
        <translation>程序内部出错（{name}）。</translation>
    </message>
    <message>
        <source>This can&apos;t be done as chosen.</source>
        <translation>无法按所选内容执行。</translation>
    </message>
    <message>
        <source>The program is not completely installed: {name} can&apos;t be loaded.</source>
        <translation>程序安装不完整：无法加载 {name}。</translation>
    </message>
    <message>
        <source>Install the program again. A virus scanner may have removed a file.</source>
        <translation>请重新安装程序。文件可能已被杀毒软件删除。</translation>
    </message>
    <message>
        <source>Choose another network stack.</source>
        <translation>请选择其他网络管理方式。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or close it, then try again.</source>
        <translation>请等待其结束或关闭后重试。</translation>
    </message>
    <message>
        <source>Make the folder writable, or start with another --state-dir.</source>
        <translation>请使该文件夹可写，或用其他 --state-dir 启动。</translation>
    </message>
    <message>
        <source>The record of runs can&apos;t be written: the disk is full or failing.</source>
        <translation>无法写入执行日志：磁盘已满或出现故障。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请释放空间后重试。</translation>
    </message>
    <message>
        <source>An earlier run was interrupted and is not finished.</source>
        <translation>之前的一次执行被中断，尚未完成。</translation>
    </message>
    <message>
        <source>The record of runs is damaged.</source>
        <translation>执行日志已损坏。</translation>
    </message>
    <message>
        <source>The record of runs was written by a newer version of this program.</source>
        <translation>执行日志由更新版本的程序写入。</translation>
    </message>
    <message>
        <source>Use that version, or start with another --state-dir.</source>
        <translation>请使用该版本，或用其他 --state-dir 启动。</translation>
    </message>
    <message>
        <source>The keyring is locked.</source>
        <translation>系统密钥环已锁定。</translation>
    </message>
    <message>
        <source>Unlock it in your desktop&apos;s password manager and try again.</source>
        <translation>请在桌面的密码管理器中解锁后重试。</translation>
    </message>
    <message>
        <source>The keyring&apos;s password prompt was dismissed.</source>
        <translation>密钥环的密码提示被关闭。</translation>
    </message>
    <message>
        <source>Try again and answer the prompt.</source>
        <translation>请重试并在提示中输入密码。</translation>
    </message>
    <message>
        <source>The keyring refused access to this program.</source>
        <translation>系统密钥环拒绝本程序访问。</translation>
    </message>
    <message>
        <source>The keyring did not answer in time.</source>
        <translation>系统密钥环未及时响应。</translation>
    </message>
    <message>
        <source>A prompt may be waiting for you behind another window.</source>
        <translation>可能有提示框被其他窗口遮挡。</translation>
    </message>
    <message>
        <source>The keyring set up on this computer keeps secrets in clear text, so it is not used.</source>
        <translation>本机配置的密钥环以明文保存密钥，因此不使用。</translation>
    </message>
    <message>
        <source>The VPC no longer exists in this region.</source>
        <translation>该 VPC 在此地域已不存在。</translation>
    </message>
    <message>
        <source>A route table of the VPC no longer exists.</source>
        <translation>VPC 的某个路由表已不存在。</translation>
    </message>
    <message>
        <source>The vSwitch no longer exists in this region.</source>
        <translation>该交换机在此地域已不存在。</translation>
    </message>
    <message>
        <source>The region has no such zone, or not for this account.</source>
        <translation>该地域没有此可用区，或该账号不可用。</translation>
    </message>
    <message>
        <source>Choose the zone of the instance.</source>
        <translation>请选择实例所在的可用区。</translation>
    </message>
    <message>
        <source>A change of the VPC or of the vSwitch is still under way.</source>
        <translation>VPC 或交换机的变更尚未完成。</translation>
    </message>
    <message>
        <source>The CIDR block is not valid here, or overlaps another one of the VPC.</source>
        <translation>该网段在此无效，或与 VPC 的其他网段重叠。</translation>
    </message>
    <message>
        <source>Choose another block: vSwitches take masks from /16 to /29, inside the VPC.</source>
        <translation>请换一个网段：交换机网段须在 VPC 内，掩码为 /16 到 /29。</translation>
    </message>
    <message>
        <source>The VPC has no such secondary CIDR block.</source>
        <translation>该 VPC 没有此附加网段。</translation>
    </message>
    <message>
        <source>Refresh: it may have been removed already.</source>
        <translation>请刷新：它可能已被移除。</translation>
    </message>
    <message>
        <source>The cloud does not allow this CIDR block as a secondary one.</source>
        <translation>云平台不允许将该网段作为附加网段。</translation>
    </message>
    <message>
        <source>Choose another one, with a mask from /16 to /28, outside the reserved ranges.</source>
        <translation>请换一个掩码为 /16 到 /28、不在保留范围内的网段。</translation>
    </message>
    <message>
        <source>The CIDR block overlaps a route of the VPC.</source>
        <translation>该网段与 VPC 的路由重叠。</translation>
    </message>
    <message>
        <source>A vSwitch still uses the CIDR block.</source>
        <translation>仍有交换机在使用该网段。</translation>
    </message>
    <message>
        <source>Delete the vSwitches in it first; that can take a few minutes to be noticed.</source>
        <translation>请先删除其中的交换机；生效可能需要几分钟。</translation>
    </message>
    <message>
        <source>Something is still in the vSwitch.</source>
        <translation>交换机中仍有资源。</translation>
    </message>
    <message>
        <source>Delete the interfaces in it first; a deleted one can count for some minutes more.</source>
        <translation>请先删除其中的网卡；已删除的网卡可能还会计入几分钟。</translation>
    </message>
    <message>
        <source>The VPC has as many vSwitches as it may have.</source>
        <translation>该 VPC 的交换机数量已达上限。</translation>
    </message>
    <message>
        <source>Delete unused ones, or ask for a higher quota in the Quota Center.</source>
        <translation>请删除不用的，或在配额中心申请提升配额。</translation>
    </message>
    <message>
        <source>The VPC has as many secondary CIDR blocks as it may have.</source>
        <translation>该 VPC 的附加网段数量已达上限。</translation>
    </message>
    <message>
        <source>The RAM user or policy no longer exists.</source>
        <translation>该 RAM 用户或权限策略已不存在。</translation>
    </message>
    <message>
        <source>Check the permissions again, or look them up in the RAM console.</source>
        <translation>请重新检查权限，或在 RAM 控制台查看。</translation>
    </message>
    <message>
        <source>The RAM role does not exist, or this user may not take it on.</source>
        <translation>该 RAM 角色不存在，或该用户不能扮演。</translation>
    </message>
    <message>
        <source>Check the role&apos;s ARN and whom its trust policy names.</source>
        <translation>请检查角色 ARN 及其信任策略。</translation>
    </message>
    <message>
        <source>The command is too long for Cloud Assistant ({code}).</source>
        <translation>命令超过云助手的长度限制（{code}）。</translation>
    </message>
    <message>
        <source>Copy the configuration into the guest by hand, or with scp.</source>
        <translation>请手动或用 scp 将配置拷入操作系统。</translation>
    </message>
    <message>
        <source>The command does not fit the operating system of the instance.</source>
        <translation>命令与实例的操作系统不符。</translation>
    </message>
    <message>
        <source>Choose the guest configuration of its own system.</source>
        <translation>请选择与其系统对应的配置。</translation>
    </message>
    <message>
        <source>This VPC takes no secondary CIDR block.</source>
        <translation>该 VPC 不支持附加网段。</translation>
    </message>
    <message>
        <source>Choose an instance in another VPC.</source>
        <translation>请选择其他 VPC 中的实例。</translation>
    </message>
    <message>
        <source>The account has sent as many commands as Cloud Assistant allows for now.</source>
        <translation>该账号发送的云助手命令已达上限。</translation>
    </message>
    <message>
        <source>Wait, or copy the configuration into the guest by hand.</source>
        <translation>请等待，或手动将配置拷入操作系统。</translation>
    </message>
    <message>
        <source>The call names no instance, or too many.</source>
        <translation>调用中没有指定实例，或指定过多。</translation>
    </message>
    <message>
        <source>Refresh and choose one instance.</source>
        <translation>请刷新后选择一个实例。</translation>
    </message>
    <message>
        <source>Use EIPs that are allocated already. Each further attempt can prolong the refusal.</source>
        <translation>请使用已申请的 EIP。再次尝试可能延长拒绝时间。</translation>
    </message>
    <message>
        <source>The account can&apos;t buy an EIP before its owner&apos;s information is complete.</source>
        <translation>账号信息未完善，不能购买 EIP。</translation>
    </message>
    <message>
        <source>Complete the information and the real-name verification in the account console, then try again.</source>
        <translation>请在账号中心完善信息并完成实名认证，然后重试。</translation>
    </message>
    <message>
        <source>The risk control of Alibaba Cloud stopped this purchase.</source>
        <translation>阿里云的风险控制阻止了此次购买。</translation>
    </message>
    <message>
        <source>Use EIPs that are allocated already, or ask the support of Alibaba Cloud with the request id.</source>
        <translation>请使用已申请的 EIP，或凭请求 ID 咨询阿里云支持。</translation>
    </message>
    <message>
        <source>The account has as many EIPs of a large bandwidth as it may have.</source>
        <translation>账号的大带宽 EIP 数量已达上限。</translation>
    </message>
    <message>
        <source>Choose a smaller bandwidth, or ask for a higher quota in the Quota Center.</source>
        <translation>请选择较小的带宽，或在配额中心申请提升配额。</translation>
    </message>
    <message>
        <source>The bandwidth of the EIP is above the limit.</source>
        <translation>EIP 的带宽超过上限。</translation>
    </message>
    <message>
        <source>Choose a smaller bandwidth.</source>
        <translation>请选择较小的带宽。</translation>
    </message>
    <message>
        <source>The interface does not have the private address that the EIP is bound to.</source>
        <translation>弹性网卡没有 EIP 要绑定的私网地址。</translation>
    </message>
    <message>
        <source>Refresh and choose again; the address may have been unassigned.</source>
        <translation>请刷新后重新选择；该地址可能已被回收。</translation>
    </message>
    <message>
        <source>The target has a public address already.</source>
        <translation>目标已有公网地址。</translation>
    </message>
    <message>
        <source>Remove its public address or its EIP in the console, or choose another interface.</source>
        <translation>请在控制台移除其公网地址或 EIP，或选择其他弹性网卡。</translation>
    </message>
    <message>
        <source>This EIP can&apos;t be bound to this kind of gateway or interface.</source>
        <translation>此 EIP 不能绑定到此类网关或弹性网卡。</translation>
    </message>
    <message>
        <source>Choose another EIP.</source>
        <translation>请选择其他 EIP。</translation>
    </message>
    <message>
        <source>Alibaba Cloud refuses new EIPs for up to seven days, because too many were allocated.</source>
        <translation>由于短时间内申请了过多 EIP，阿里云在最长七天内拒绝申请新的 EIP。</translation>
    </message>
    <message>
        <source>The security group has as many interfaces as it may have.</source>
        <translation>安全组中的弹性网卡数量已达上限。</translation>
    </message>
    <message>
        <source>Choose another security group.</source>
        <translation>请选择其他安全组。</translation>
    </message>
    <message>
        <source>The security groups are of different types.</source>
        <translation>安全组的类型不同。</translation>
    </message>
    <message>
        <source>Choose security groups of one type, basic or advanced.</source>
        <translation>请选择同一类型的安全组：普通或企业。</translation>
    </message>
    <message>
        <source>A cloud service manages this resource, and only the service may change it.</source>
        <translation>此资源由云服务管理，只有该服务可以更改。</translation>
    </message>
    <message>
        <source>Choose another vSwitch or security group.</source>
        <translation>请选择其他交换机或安全组。</translation>
    </message>
    <message>
        <source>The interface is a trunk or a member of a trunk, which does not allow {action} ({code}).</source>
        <translation>弹性网卡是 Trunk 网卡或其成员，不允许 {action}（{code}）。</translation>
    </message>
    <message>
        <source>Choose a secondary interface without a trunk.</source>
        <translation>请选择不涉及 Trunk 的辅助弹性网卡。</translation>
    </message>
    <message>
        <source>{host} redirected {action} to {target}. The redirect was not followed.</source>
        <translation>{host} 将 {action} 重定向到 {target}。未跟随该重定向。</translation>
    </message>
    <message>
        <source>Check the endpoint, the proxy and the name resolution of this network.</source>
        <translation>请检查接入点、代理和此网络的域名解析。</translation>
    </message>
    <message>
        <source>The certificate of {host} was refused: {reason}.</source>
        <translation>{host} 的证书未被接受：{reason}。</translation>
    </message>
    <message>
        <source>Check the clock. If a proxy inspects TLS, select its CA file as certificates to trust in the account.</source>
        <translation>请检查时钟。如果代理会检查 TLS，请在账号中将其 CA 文件选为受信任的证书。</translation>
    </message>
    <message>
        <source>The proxy refused the connection to {host}: {reason}.</source>
        <translation>代理拒绝连接 {host}：{reason}。</translation>
    </message>
    <message>
        <source>Check the address, the user and the rules of the proxy.</source>
        <translation>请检查代理的地址、用户和规则。</translation>
    </message>
    <message>
        <source>The proxy for {host} could not be reached: {reason}.</source>
        <translation>无法连接用于 {host} 的代理：{reason}。</translation>
    </message>
    <message>
        <source>Check the address of the proxy in the account or in HTTPS_PROXY, then try again.</source>
        <translation>请检查账号或 HTTPS_PROXY 中的代理地址，然后重试。</translation>
    </message>
    <message>
        <source>The answer to {action} is larger than any answer of Alibaba Cloud.</source>
        <translation>{action} 的应答大于阿里云的任何应答。</translation>
    </message>
    <message>
        <source>Check whether a proxy is in between, then try again.</source>
        <translation>请检查中间是否有代理，然后重试。</translation>
    </message>
    <message>
        <source>The list of {action} changed each time it was read, so it is not complete.</source>
        <translation>{action} 的列表每次读取时都有变化，因此不完整。</translation>
    </message>
    <message>
        <source>Wait until other changes have ended, then refresh.</source>
        <translation>请等待其他更改结束，然后刷新。</translation>
    </message>
    <message>
        <source>The pages of {action} do not make up a complete list.</source>
        <translation>{action} 的各页不能组成完整的列表。</translation>
    </message>
    <message>
        <source>Refresh. If it happens again, report it with the details.</source>
        <translation>请刷新。如果再次出现，请附上详细信息报告。</translation>
    </message>
    <message>
        <source>Some records of {action} could not be read: {records}.</source>
        <translation>{action} 的部分记录无法读取：{records}。</translation>
    </message>
    <message>
        <source>Alibaba Cloud has seen the ClientToken of {action} before.</source>
        <translation>阿里云已收到过 {action} 的这个 ClientToken。</translation>
    </message>
    <message>
        <source>Refresh, then try again; the next call has a new token.</source>
        <translation>请刷新后重试；下次调用会使用新的 Token。</translation>
    </message>
    <message>
        <source>A resource in the vSwitch still uses it ({code}).</source>
        <translation>交换机中仍有资源在使用它（{code}）。</translation>
    </message>
    <message>
        <source>Delete or move that resource in the console first. Waiting does not help.</source>
        <translation>请先在控制台删除或迁移该资源。等待无济于事。</translation>
    </message>
    <message>
        <source>Alibaba Cloud no longer accepts new applications for this mode. Use the method &quot;Secondary CIDR block&quot; instead.</source>
        <translation>阿里云已不再接受该模式的新申请。请改用“附加网段”方法。</translation>
    </message>
    <message>
        <source>The account may not be enabled for multi-EIP mode: then use a secondary CIDR block of the VPC instead. For support, give Alibaba Cloud the request id in the details.</source>
        <translation>该账号可能未开通多 EIP 网卡可见模式：请改用 VPC 附加网段。如需支持，请向阿里云提供详情中的请求 ID。</translation>
    </message>
    <message>
        <source>Refresh and check it. Another user may be changing it.</source>
        <translation>请刷新后检查，可能有其他用户正在更改。</translation>
    </message>
    <message>
        <source>Pay the outstanding bill in the billing console, then refresh.</source>
        <translation>请在费用中心结清欠款后刷新。</translation>
    </message>
    <message>
        <source>Choose a secondary ENI as the target.</source>
        <translation>请选择辅助弹性网卡作为目标。</translation>
    </message>
    <message>
        <source>Refresh and check it. A resource managed by a cloud service can&apos;t be used.</source>
        <translation>请刷新后检查。由云服务托管的资源不能使用。</translation>
    </message>
    <message>
        <source>Top up the balance or pay outstanding bills in the billing console, then try again.</source>
        <translation>请在费用中心充值或结清欠费后重试。</translation>
    </message>
    <message>
        <source>Turn it off in the EIP console to release the EIP.</source>
        <translation>如需释放该 EIP，请先在 EIP 控制台关闭删除保护。</translation>
    </message>
    <message>
        <source>Refresh and check its state. Another user may be changing it.</source>
        <translation>请刷新后检查其状态，可能有其他用户正在更改。</translation>
    </message>
    <message>
        <source>Wait a moment, refresh, and check its state.</source>
        <translation>请稍候并刷新，检查其状态。</translation>
    </message>
    <message>
        <source>Resolve the notice in the security console, then refresh.</source>
        <translation>请在云安全控制台处理通知后刷新。</translation>
    </message>
    <message>
        <source>Choose another address, or let the cloud choose. Alibaba Cloud reserves the first and the last three addresses of a vSwitch.</source>
        <translation>请选择其他地址，或由系统分配。交换机的第一个和最后三个地址为系统保留。</translation>
    </message>
    <message>
        <source>Resolve it in the billing or security console, then refresh.</source>
        <translation>请在费用中心或云安全控制台处理后刷新。</translation>
    </message>
    <message>
        <source>The cloud is still processing the first {action} request.</source>
        <translation>云平台仍在处理第一次的 {action} 请求。</translation>
    </message>
    <message>
        <source>Choose another region, or use the console of Alibaba Cloud.</source>
        <translation>请选择其他地域，或在阿里云控制台中操作。</translation>
    </message>
    <message>
        <source>The cloud reported an internal error for {action}.</source>
        <translation>云平台在执行 {action} 时出现内部错误。</translation>
    </message>
    <message>
        <source>Try again in a minute. If it happens again, give Alibaba Cloud the request id.</source>
        <translation>请一分钟后重试。如再次出现，请向阿里云提供请求 ID。</translation>
    </message>
    <message>
        <source>Another task uses the same resource.</source>
        <translation>同一资源上有其他任务正在执行。</translation>
    </message>
    <message>
        <source>Pay the outstanding bill or resolve the security notice first.</source>
        <translation>请先结清欠款或处理安全通知。</translation>
    </message>
    <message>
        <source>Give Alibaba Cloud the request id in the details.</source>
        <translation>请向阿里云提供详情中的请求 ID。</translation>
    </message>
    <message>
        <source>Nothing you entered is lost. Report the error with the log file.</source>
        <translation>您填写的内容没有丢失。请附上日志文件反馈此问题。</translation>
    </message>
    <message>
        <source>Another window of this program is running a plan.</source>
        <translation>本程序的另一个窗口正在执行计划。</translation>
    </message>
    <message>
        <source>The record of runs can&apos;t be written, so nothing was started.</source>
        <translation>无法写入执行记录，因此未开始执行。</translation>
    </message>
    <message>
        <source>Resume it, roll it back or discard it before you start a new run.</source>
        <translation>请先继续、回滚或放弃它，再开始新的执行。</translation>
    </message>
    <message>
        <source>Move the file away, refresh, and check the state of EIPs and interface.</source>
        <translation>请移走该文件，刷新后检查 EIP 和网卡的状态。</translation>
    </message>
    <message>
        <source>You can keep the secret in memory for this session only.</source>
        <translation>可以仅在本次会话中将密钥保存在内存里。</translation>
    </message>
    <message>
        <source>Refresh to read the route tables again.</source>
        <translation>请刷新以重新读取路由表。</translation>
    </message>
    <message>
        <source>Choose a smaller or another block, or check the routes in the VPC console.</source>
        <translation>请换一个更小或其他的网段，或在 VPC 控制台检查路由。</translation>
    </message>
    <message>
        <source>The interface is attached to an instance.</source>
        <translation>该网卡已挂载到实例。</translation>
    </message>
    <message>
        <source>Only a secondary interface can be attached, detached or deleted by itself.</source>
        <translation>只有辅助弹性网卡可以单独挂载、卸载或删除。</translation>
    </message>
    <message>
        <source>The primary interface of an instance can&apos;t be detached.</source>
        <translation>实例的主网卡不能卸载。</translation>
    </message>
    <message>
        <source>The interface is not attached to this instance.</source>
        <translation>该网卡未挂载到此实例。</translation>
    </message>
    <message>
        <source>The instance type supports attaching and detaching interfaces only while stopped.</source>
        <translation>该实例规格只能在停机状态下挂载或卸载网卡。</translation>
    </message>
    <message>
        <source>Detach one of its interfaces, or choose a larger instance type.</source>
        <translation>请卸载其中一个网卡，或选择更大的实例规格。</translation>
    </message>
    <message>
        <source>The cloud does not take this name.</source>
        <translation>云端不接受此名称。</translation>
    </message>
    <message>
        <source>Begin it with a letter, and use letters, digits, dots, underscores and hyphens only.</source>
        <translation>请以字母开头，且只使用字母、数字、点、下划线和连字符。</translation>
    </message>
    <message>
        <source>The EIP shares the bandwidth of an Internet Shared Bandwidth instance.</source>
        <translation>该 EIP 使用共享带宽实例的带宽。</translation>
    </message>
    <message>
        <source>Change the bandwidth of that instance in the EIP console.</source>
        <translation>请在 EIP 控制台修改该实例的带宽。</translation>
    </message>
    <message>
        <source>The script in the guest ended with a nonzero exit code.</source>
        <translation>操作系统中的脚本以非零退出码结束。</translation>
    </message>
    <message>
        <source>Use a block that covers the EIP, or remove an unused one.</source>
        <translation>请使用包含该 EIP 的已有网段，或移除不用的网段。</translation>
    </message>
    <message>
        <source>The CIDR block overlaps an existing one.</source>
        <translation>该网段与已有网段重叠。</translation>
    </message>
    <message>
        <source>Choose another block, or use the existing one.</source>
        <translation>请换一个网段，或使用已有的网段。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Rows:</source>
        <translation>范围：</translation>
    </message>
    <message>
        <source>Terraform configuration with imports</source>
        <translation>Terraform 配置（含 import）</translation>
    </message>
    <message numerus="yes">
        <source>Those that are se&amp;lected (%n)</source>
        <translation>
            <numerusform>选中的 %n 条(&amp;L)</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these rows is of an interface that carries EIPs in multi-EIP mode.</source>
        <translation>这些行都不属于以多 EIP 网卡可见模式绑定了 EIP 的网卡。</translation>
    </message>
    <message numerus="yes">
        <source>Those that are s&amp;hown (%n)</source>
        <translation>
            <numerusform>当前显示的 %n 条(&amp;H)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;All of the region (%n)</source>
        <translation>
            <numerusform>该地域全部 %n 条(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>One row for each mapping, with the ids, states, gateways and masks.</source>
        <translation>每条映射一行，含 ID、状态、网关和掩码。</translation>
    </message>
    <message>
        <source>Resources, bindings, changes since the last plan, and issues.</source>
        <translation>资源、绑定关系、自上次计划以来的变化和问题。</translation>
    </message>
    <message>
        <source>This format needs every list of the region, and one could not be read. Refresh, then export again.</source>
        <translation>此格式需要该地域的全部列表，但有列表无法读取。请刷新后再导出。</translation>
    </message>
    <message>
        <source>The file will name the lists that are missing.</source>
        <translation>文件中会注明缺少的列表。</translation>
    </message>
    <message>
        <source>Binds again what was unbound.</source>
        <translation>重新绑定已解绑的资源。</translation>
    </message>
    <message numerus="yes">
        <source>Binds %n interface(s) and their EIPs again after an unbind: {names}.</source>
        <translation>
            <numerusform>在解绑后重新绑定 %n 个网卡及其 EIP：{names}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same with the issues; the program includes the schema.</source>
        <translation>同上并包含问题；程序附带数据结构定义。</translation>
    </message>
    <message>
        <source>Imports the existing bindings into Terraform.</source>
        <translation>将现有绑定导入 Terraform。</translation>
    </message>
    <message>
        <source>List to edit and open again (CSV)</source>
        <translation>可编辑并重新打开的清单（CSV）</translation>
    </message>
    <message>
        <source>One line for each interface that carries EIPs. Edit it, then open it with File, Open a list.</source>
        <translation>每个绑定了 EIP 的网卡一行。编辑后，通过“文件”&gt;“打开清单”打开。</translation>
    </message>
</context>
<context>
    <name>FailureOptions</name>
    <message>
        <source>Start all plans, even when some &amp;fail</source>
        <translation>即使部分失败也启动全部计划(&amp;F)</translation>
    </message>
    <message>
        <source>Failed plans &amp;until no other starts:</source>
        <translation>失败多少个计划后不再启动其他计划(&amp;U)：</translation>
    </message>
    <message>
        <source>Roll &amp;back:</source>
        <translation>回滚(&amp;B)：</translation>
    </message>
    <message>
        <source>Only the plans that fail</source>
        <translation>仅失败的计划</translation>
    </message>
    <message>
        <source>All plans, as soon as one fails</source>
        <translation>任一计划失败时回滚全部计划</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>The plan needs these RAM actions: {actions}.</source>
        <translation>该计划需要以下 RAM 权限：{actions}。</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>A quotation mark is not closed: {text}. Add a second one.</source>
        <translation>引号没有闭合：{text}。请补上另一个引号。</translation>
    </message>
    <message>
        <source>There is no field “{text}” in this table. Use one of: {fields}. Or put the text in quotes.</source>
        <translation>此表中没有字段“{text}”。可用字段：{fields}。也可以给文字加上引号。</translation>
    </message>
    <message>
        <source>A value is missing after “{text}:”. Write it without a space.</source>
        <translation>“{text}:”之后缺少值。请紧接着填写，中间不留空格。</translation>
    </message>
    <message>
        <source>{text} is not an IPv4 network. Write it like 10.0.0.0/24.</source>
        <translation>{text} 不是 IPv4 网段。请按 10.0.0.0/24 的格式填写。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Not in this text</source>
        <translation>文本中没有</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>第 {number} 处，共 {count} 处</translation>
    </message>
    <message>
        <source>Find:</source>
        <translation>查找：</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一处 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一处 (Enter)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>关闭查找 (Esc)</translation>
    </message>
</context>
<context>
    <name>FindingLabels</name>
    <message>
        <source>List not read</source>
        <translation>列表未读取</translation>
    </message>
    <message>
        <source>List read in part</source>
        <translation>列表只读取了一部分</translation>
    </message>
    <message>
        <source>Region not listed for the mode</source>
        <translation>地域不在该模式支持列表中</translation>
    </message>
    <message>
        <source>Unbound, billed</source>
        <translation>未绑定，仍在计费</translation>
    </message>
    <message>
        <source>Unbound, subscription runs</source>
        <translation>未绑定，包年包月仍在计时</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Interface missing</source>
        <translation>网卡不存在</translation>
    </message>
    <message>
        <source>EIPs without an instance</source>
        <translation>有 EIP 但未挂载到实例</translation>
    </message>
    <message>
        <source>Mixed modes</source>
        <translation>绑定模式混用</translation>
    </message>
    <message>
        <source>Instance family not listed</source>
        <translation>实例规格族不在支持列表中</translation>
    </message>
    <message>
        <source>Instance family uncertain</source>
        <translation>实例规格族支持情况不确定</translation>
    </message>
    <message>
        <source>Instance not in the list</source>
        <translation>实例不在列表中</translation>
    </message>
    <message>
        <source>No gateway information</source>
        <translation>没有网关信息</translation>
    </message>
    <message>
        <source>Gateway not read</source>
        <translation>网关信息未读取</translation>
    </message>
    <message>
        <source>Interface left over</source>
        <translation>遗留的网卡</translation>
    </message>
    <message>
        <source>vSwitch left over</source>
        <translation>遗留的交换机</translation>
    </message>
    <message>
        <source>CIDR block left over</source>
        <translation>遗留的网段</translation>
    </message>
    <message>
        <source>EIP missing in the guest</source>
        <translation>操作系统内缺少 EIP</translation>
    </message>
    <message>
        <source>Private address missing in the guest</source>
        <translation>操作系统内缺少私网地址</translation>
    </message>
    <message>
        <source>Guest not read</source>
        <translation>操作系统内的状态未读取</translation>
    </message>
    <message>
        <source>EIP not read</source>
        <translation>EIP 未读取</translation>
    </message>
    <message>
        <source>EIP released</source>
        <translation>EIP 已释放</translation>
    </message>
    <message>
        <source>EIP unbound</source>
        <translation>EIP 已解绑</translation>
    </message>
    <message>
        <source>EIP moved</source>
        <translation>EIP 已改绑</translation>
    </message>
    <message>
        <source>EIP in another mode</source>
        <translation>EIP 绑定模式不同</translation>
    </message>
    <message>
        <source>EIP changing</source>
        <translation>EIP 状态变化中</translation>
    </message>
    <message>
        <source>EIP locked</source>
        <translation>EIP 已锁定</translation>
    </message>
    <message>
        <source>EIP bound by others</source>
        <translation>EIP 被他人绑定</translation>
    </message>
    <message>
        <source>EIP added by others</source>
        <translation>他人增加了 EIP</translation>
    </message>
    <message>
        <source>Interface not read</source>
        <translation>网卡未读取</translation>
    </message>
    <message>
        <source>Interface deleted</source>
        <translation>网卡已删除</translation>
    </message>
    <message>
        <source>Interface detached</source>
        <translation>网卡已从实例解绑</translation>
    </message>
    <message>
        <source>Interface moved</source>
        <translation>网卡已改绑</translation>
    </message>
    <message>
        <source>Interface attached by others</source>
        <translation>网卡被他人挂载到实例</translation>
    </message>
    <message>
        <source>Interface changing</source>
        <translation>网卡状态变化中</translation>
    </message>
    <message>
        <source>EIPs of the interface not read</source>
        <translation>网卡的 EIP 未读取</translation>
    </message>
    <message>
        <source>Instance not read</source>
        <translation>实例未读取</translation>
    </message>
    <message>
        <source>Instance released</source>
        <translation>实例已释放</translation>
    </message>
    <message>
        <source>Instance type changed</source>
        <translation>实例规格已变更</translation>
    </message>
    <message>
        <source>Nothing of the plan found</source>
        <translation>未找到计划中的任何资源</translation>
    </message>
    <message>
        <source>Runs not read</source>
        <translation>执行记录未读取</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>EIP elsewhere in the guest</source>
        <translation>EIP 在操作系统的其他接口上</translation>
    </message>
    <message>
        <source>Prefix length differs in the guest</source>
        <translation>操作系统内前缀长度不符</translation>
    </message>
    <message>
        <source>Rule or route missing in the guest</source>
        <translation>操作系统内缺少规则或路由</translation>
    </message>
    <message>
        <source>Interface missing in the guest</source>
        <translation>操作系统内缺少网卡</translation>
    </message>
    <message>
        <source>Not confirmed in the guest</source>
        <translation>操作系统内尚未确认</translation>
    </message>
    <message>
        <source>Undo runs in the guest</source>
        <translation>操作系统内正在撤销</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Multi-EIP mode is in use in {region}, a region not listed for it (interfaces: {count}).</source>
        <translation>{region} 不在支持列表中，却有网卡在使用多 EIP 网卡可见模式（{count} 个）。</translation>
    </message>
    <message>
        <source>EIP {eip} is bound to nothing and costs money.</source>
        <translation>EIP {eip} 未绑定资源，正在产生费用。</translation>
    </message>
    <message>
        <source>EIP {eip} is bound to nothing; its subscription runs on.</source>
        <translation>EIP {eip} 未绑定资源，包年包月仍在计时。</translation>
    </message>
    <message>
        <source>EIP {eip} is locked: {reason}.</source>
        <translation>EIP {eip} 被锁定：{reason}。</translation>
    </message>
    <message>
        <source>EIP {eip} is bound to the interface {eni}, which is not in the list.</source>
        <translation>EIP {eip} 绑定的网卡 {eni} 不在列表中。</translation>
    </message>
    <message>
        <source>Interface {eni} carries EIPs in more than one mode: {modes}.</source>
        <translation>网卡 {eni} 上的 EIP 混用了多种模式：{modes}。</translation>
    </message>
    <message>
        <source>Interface {eni} is on instance {instance} of family {family}, which is not listed for multi-EIP mode.</source>
        <translation>网卡 {eni} 所在实例 {instance} 的规格族 {family} 不在多 EIP 网卡可见模式的支持列表中。</translation>
    </message>
    <message>
        <source>Interface {eni} is on instance {instance} of family {family}, which only an older document lists for multi-EIP mode.</source>
        <translation>网卡 {eni} 所在实例 {instance} 的规格族 {family} 只在较早的文档中列为支持。</translation>
    </message>
    <message>
        <source>Interface {eni} is on instance {instance}, which is not in the list.</source>
        <translation>网卡 {eni} 所在的实例 {instance} 不在列表中。</translation>
    </message>
    <message>
        <source>There is no gateway information for {eips} on interface {eni}.</source>
        <translation>网卡 {eni} 上的 {eips} 没有网关信息。</translation>
    </message>
    <message>
        <source>The gateway information of interface {eni} could not be read ({reason}).</source>
        <translation>无法读取网卡 {eni} 的网关信息（{reason}）。</translation>
    </message>
    <message>
        <source>Nothing is in {block} of VPC {vpc}, but hosts on the Internet in it can&apos;t be reached from there.</source>
        <translation>VPC {vpc} 的附加网段 {block} 中没有任何资源，但该 VPC 因此无法访问公网上属于此网段的主机。</translation>
    </message>
    <message>
        <source>In the guest, interface {eni} does not have the addresses {eips}.</source>
        <translation>在操作系统中，网卡 {eni} 没有地址 {eips}。</translation>
    </message>
    <message>
        <source>In the guest, {eips} is set on {where} and not only on interface {eni}.</source>
        <translation>在操作系统中，{eips} 设置在 {where} 上，而不只在网卡 {eni} 上。</translation>
    </message>
    <message>
        <source>In the guest, interface {eni} has {eips} with another prefix length than planned.</source>
        <translation>在操作系统中，网卡 {eni} 的 {eips} 的前缀长度与计划不同。</translation>
    </message>
    <message>
        <source>In the guest, a rule or route for {eips} on interface {eni} is missing.</source>
        <translation>在操作系统中，网卡 {eni} 缺少 {eips} 的规则或路由。</translation>
    </message>
    <message>
        <source>In the guest, the network interface of {eni} is missing or down ({eips}).</source>
        <translation>在操作系统中，{eni} 的网络接口不存在或未启用（{eips}）。</translation>
    </message>
    <message>
        <source>In the guest, interface {eni} does not have its private address, so {eips} does not work.</source>
        <translation>在操作系统中，网卡 {eni} 没有私网地址，因此 {eips} 不可用。</translation>
    </message>
    <message>
        <source>In the guest, the setup of interface {eni} is not confirmed and will be undone ({eips}).</source>
        <translation>在操作系统中，网卡 {eni} 的设置尚未确认，将被撤销（{eips}）。</translation>
    </message>
    <message>
        <source>In the guest, an undo of interface {eni} runs or did not finish ({eips}).</source>
        <translation>在操作系统中，网卡 {eni} 正在撤销或撤销没有完成（{eips}）。</translation>
    </message>
    <message>
        <source>The guest of interface {eni} could not be read, so nothing is known of {eips} there.</source>
        <translation>无法读取网卡 {eni} 的操作系统，因此 {eips} 在其中的状态未知。</translation>
    </message>
    <message>
        <source>Whether EIP {eip} is as the plan left it is not known ({reason}).</source>
        <translation>EIP {eip} 是否与计划一致未知（{reason}）。</translation>
    </message>
    <message>
        <source>EIP {eip} was released.</source>
        <translation>EIP {eip} 已被释放。</translation>
    </message>
    <message>
        <source>EIP {eip} is no longer bound to interface {eni}.</source>
        <translation>EIP {eip} 已不再绑定网卡 {eni}。</translation>
    </message>
    <message>
        <source>EIP {eip} moved from {eni} to {target}.</source>
        <translation>EIP {eip} 从 {eni} 转移到了 {target}。</translation>
    </message>
    <message>
        <source>EIP {eip} is between two states: {status}.</source>
        <translation>EIP {eip} 状态变更中：{status}。</translation>
    </message>
    <message>
        <source>EIP {eip} was locked: {reason}.</source>
        <translation>EIP {eip} 被锁定：{reason}。</translation>
    </message>
    <message>
        <source>EIP {eip} was left free and is now bound to {target}.</source>
        <translation>EIP {eip} 原为未绑定，现已绑定到 {target}。</translation>
    </message>
    <message>
        <source>EIP {eip} was added to interface {eni}.</source>
        <translation>EIP {eip} 被添加到网卡 {eni}。</translation>
    </message>
    <message>
        <source>Whether interface {eni} is as the plan left it is not known ({reason}).</source>
        <translation>网卡 {eni} 是否与计划一致未知（{reason}）。</translation>
    </message>
    <message>
        <source>Interface {eni} was deleted.</source>
        <translation>网卡 {eni} 已被删除。</translation>
    </message>
    <message>
        <source>Interface {eni} moved from instance {instance} to {target}.</source>
        <translation>网卡 {eni} 从实例 {instance} 转移到了 {target}。</translation>
    </message>
    <message>
        <source>Interface {eni} is between two states: {status}.</source>
        <translation>网卡 {eni} 状态变更中：{status}。</translation>
    </message>
    <message>
        <source>Whether EIPs were added to interface {eni} is not known ({reason}).</source>
        <translation>网卡 {eni} 是否新增了 EIP 未知（{reason}）。</translation>
    </message>
    <message>
        <source>Whether instance {instance} is as the plan found it is not known ({reason}).</source>
        <translation>实例 {instance} 是否与计划一致未知（{reason}）。</translation>
    </message>
    <message>
        <source>Instance {instance} was released.</source>
        <translation>实例 {instance} 已被释放。</translation>
    </message>
    <message>
        <source>Instance {instance} changed its type from {before} to {after}.</source>
        <translation>实例 {instance} 的规格由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>Read again.</source>
        <translation>请重新读取。</translation>
    </message>
    <message>
        <source>Let the account read it (see the list of permissions), then read again.</source>
        <translation>请授予读取权限（见权限列表）后重新读取。</translation>
    </message>
    <message>
        <source>Check that this is the right account and region.</source>
        <translation>请确认账号和地域是否正确。</translation>
    </message>
    <message>
        <source>Bind it, or release it.</source>
        <translation>请绑定或释放。</translation>
    </message>
    <message>
        <source>Bind it, or let its subscription end.</source>
        <translation>请绑定，或等待到期。</translation>
    </message>
    <message>
        <source>Unbind the EIPs of the other mode.</source>
        <translation>请解绑其他模式的 EIP。</translation>
    </message>
    <message>
        <source>Check inside the instance that the addresses work.</source>
        <translation>请在操作系统内确认地址可用。</translation>
    </message>
    <message>
        <source>Apply the plan again.</source>
        <translation>请重新执行计划。</translation>
    </message>
    <message>
        <source>Make a new plan.</source>
        <translation>请重新制定计划。</translation>
    </message>
    <message>
        <source>Wait, and read again.</source>
        <translation>请等待后重新读取。</translation>
    </message>
    <message>
        <source>Set the interface up in the guest.</source>
        <translation>请在操作系统中设置该网卡。</translation>
    </message>
    <message>
        <source>Confirm it in the guest, or undo it there.</source>
        <translation>请在操作系统中确认，或在其中撤销。</translation>
    </message>
    <message>
        <source>Remove the address from the other interface in the guest.</source>
        <translation>请在操作系统中从另一个网络接口删除该地址。</translation>
    </message>
    <message>
        <source>Check the link and DHCP of the interface in the guest.</source>
        <translation>请检查操作系统中该网卡的链路和 DHCP。</translation>
    </message>
    <message>
        <source>Read the guest again.</source>
        <translation>请重新读取操作系统。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已变更</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已转移</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已新增</translation>
    </message>
    <message>
        <source>Mode changed</source>
        <translation>模式已变</translation>
    </message>
    <message>
        <source>Instance gone</source>
        <translation>实例已释放</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>interfaces</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>instance types</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>vSwitches</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>VPCs</source>
        <translation>VPC</translation>
    </message>
    <message>
        <source>The mode of EIP {eip} on {eni} is {mode}, not {wanted}.</source>
        <translation>EIP {eip} 在 {eni} 上的模式为 {mode}，应为 {wanted}。</translation>
    </message>
    <message>
        <source>Whether all is as the last plans left it is not known: the record of the runs could not be read.</source>
        <translation>无法读取执行记录，因此不知道资源是否仍与上次计划一致。</translation>
    </message>
    <message>
        <source>The list {list} could not be read ({reason}) and was not checked.</source>
        <translation>无法读取 {list} 列表（{reason}），未作检查。</translation>
    </message>
    <message>
        <source>Interface {eni} was created for {eip}, but no EIP is bound to it.</source>
        <translation>网卡 {eni} 是为 {eip} 创建的，但没有绑定 EIP。</translation>
    </message>
    <message>
        <source>The vSwitch {vswitch} ({cidr}) was created for EIPs and is empty now.</source>
        <translation>交换机 {vswitch}（{cidr}）是为 EIP 创建的，现已为空。</translation>
    </message>
    <message>
        <source>No resource of the plan was found. You may be signed in to another account.</source>
        <translation>未找到计划涉及的资源，可能登录了其他账号。</translation>
    </message>
    <message>
        <source>Pay the outstanding bill, or ask Alibaba Cloud. Until then it can&apos;t be bound or unbound.</source>
        <translation>请结清欠款或联系阿里云。在此之前无法绑定或解绑。</translation>
    </message>
    <message>
        <source>Delete it if it is not used.</source>
        <translation>如不再使用，请将其删除。</translation>
    </message>
    <message>
        <source>Ask Alibaba Cloud whether the mode is supported there.</source>
        <translation>请向阿里云确认该处是否支持此模式。</translation>
    </message>
    <message>
        <source>Find out who did this. Then apply the plan again, or make a new plan.</source>
        <translation>请查明操作者，然后重新执行计划或制定新计划。</translation>
    </message>
    <message>
        <source>Attach the interface to an instance of a listed family.</source>
        <translation>请将网卡挂载到受支持规格族的实例。</translation>
    </message>
    <message>
        <source>Interface {eni} carries EIPs ({count}) but is attached to no instance.</source>
        <translation>网卡 {eni} 有 EIP（{count} 个），但未挂载到实例。</translation>
    </message>
    <message>
        <source>Attach the interface to an instance, or unbind its EIPs.</source>
        <translation>将网卡挂载到实例，或解绑其 EIP。</translation>
    </message>
    <message>
        <source>Interface {eni} is no longer attached to instance {instance}.</source>
        <translation>网卡 {eni} 已不再挂载到实例 {instance}。</translation>
    </message>
    <message>
        <source>Interface {eni} was left free and is now attached to instance {target}.</source>
        <translation>网卡 {eni} 原为未挂载，现已挂载到实例 {target}。</translation>
    </message>
    <message>
        <source>The list {list} was read in part ({reason}). Issues in the rest of it are not known.</source>
        <translation>列表“{list}”只读取了一部分（{reason}）。其余部分的问题未知。</translation>
    </message>
</context>
<context>
    <name>FindingsView</name>
    <message>
        <source>Issues</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No issues.</source>
        <translation>没有问题。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Kinds of issues</source>
        <translation>问题类型</translation>
    </message>
    <message>
        <source>Show &amp;ignored ({count})</source>
        <translation>显示已忽略(&amp;I)（{count}）</translation>
    </message>
    <message>
        <source>Unbound since</source>
        <translation>未绑定起始</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Multi-EIP Wizard</source>
        <translation>多 EIP 向导</translation>
    </message>
</context>
<context>
    <name>Guest</name>
    <message>
        <source>The facts lack {field}.</source>
        <translation>缺少 {field}。</translation>
    </message>
    <message>
        <source>In the facts, {field} has the wrong form.</source>
        <translation>{field} 的格式不对。</translation>
    </message>
    <message>
        <source>{value} is not the MAC address of a network interface.</source>
        <translation>{value} 不是网卡的 MAC 地址。</translation>
    </message>
    <message>
        <source>{value} is the MAC address of the primary network interface, which is never configured.</source>
        <translation>{value} 是主网卡的 MAC 地址，主网卡不在配置范围内。</translation>
    </message>
    <message>
        <source>{value} is not a usable private IPv4 address.</source>
        <translation>{value} 不是可用的私网 IPv4 地址。</translation>
    </message>
    <message>
        <source>{value} is not an IPv4 network such as 172.16.20.0/24.</source>
        <translation>{value} 不是 IPv4 网段（例如 172.16.20.0/24）。</translation>
    </message>
    <message>
        <source>The private address {value} cannot be a host of the vSwitch network {network}.</source>
        <translation>私网地址 {value} 不能是交换机网段 {network} 中的主机地址。</translation>
    </message>
    <message>
        <source>{value} is not the IPv4 address of a vSwitch gateway.</source>
        <translation>{value} 不是交换机网关的 IPv4 地址。</translation>
    </message>
    <message>
        <source>The vSwitch gateway {value} cannot be another host of the network {network}.</source>
        <translation>交换机网关 {value} 不能是网段 {network} 中的主机地址。</translation>
    </message>
    <message>
        <source>There is no EIP to configure.</source>
        <translation>没有需要配置的 EIP。</translation>
    </message>
    <message>
        <source>{count} EIPs were given; one interface takes at most {limit}.</source>
        <translation>共有 {count} 个 EIP，一个网卡最多 {limit} 个。</translation>
    </message>
    <message>
        <source>{value} is not an IPv4 address.</source>
        <translation>{value} 不是 IPv4 地址。</translation>
    </message>
    <message>
        <source>{value} is a private or reserved address and cannot be an EIP.</source>
        <translation>{value} 是私网或保留地址，不可能是 EIP。</translation>
    </message>
    <message>
        <source>The EIP {value} was given more than once.</source>
        <translation>EIP {value} 重复。</translation>
    </message>
    <message>
        <source>The mask {mask} of the EIP {value} is not a contiguous netmask such as 255.255.255.0.</source>
        <translation>EIP {value} 的掩码 {mask} 不是连续的子网掩码（例如 255.255.255.0）。</translation>
    </message>
    <message>
        <source>The mask {mask} of the EIP {value} covers more than a /8 network.</source>
        <translation>EIP {value} 的掩码 {mask} 大于 /8 网段。</translation>
    </message>
    <message>
        <source>The EIP {value} is the network or broadcast address of {network}.</source>
        <translation>EIP {value} 是 {network} 的网络地址或广播地址。</translation>
    </message>
    <message>
        <source>{gateway} is not a usable gateway for the EIP {value}.</source>
        <translation>{gateway} 不能作为 EIP {value} 的网关。</translation>
    </message>
    <message>
        <source>The EIP {value} was given as its own gateway.</source>
        <translation>EIP {value} 的网关是它自己。</translation>
    </message>
    <message>
        <source>The gateway {gateway} of the EIP {value} is itself one of the EIPs.</source>
        <translation>EIP {value} 的网关 {gateway} 本身是其中一个 EIP。</translation>
    </message>
    <message>
        <source>The gateway {gateway} of the EIP {value} is the network or broadcast address of {network}.</source>
        <translation>EIP {value} 的网关 {gateway} 是 {network} 的网络地址或广播地址。</translation>
    </message>
    <message>
        <source>{value} is not a usable interface name: a letter, then up to 14 letters, digits, - or _.</source>
        <translation>{value} 不是可用的网卡名称：以字母开头，后接最多 14 个字母、数字、- 或 _。</translation>
    </message>
    <message>
        <source>{value} cannot be the first table number: choose one from {lowest} to {highest}.</source>
        <translation>{value} 不能作为起始路由表号，请在 {lowest} 到 {highest} 之间选择。</translation>
    </message>
    <message>
        <source>Connection marks need source-based routing.</source>
        <translation>连接标记需要源地址路由。</translation>
    </message>
    <message>
        <source>The EIP {value} cannot be a host of the vSwitch network {network}, whose first and last three addresses are the cloud&apos;s.</source>
        <translation>EIP {value} 不能是交换机网段 {network} 中的主机地址：网段的第一个和最后三个地址为系统保留地址。</translation>
    </message>
    <message>
        <source>An exposed EIP is the interface&apos;s own address, so the facts may not list EIPs as well.</source>
        <translation>可见的 EIP 就是网卡自身的地址，因此不能再列出其他 EIP。</translation>
    </message>
    <message>
        <source>An exposed EIP comes by DHCP, so without routing there is nothing to configure.</source>
        <translation>可见的 EIP 由 DHCP 分配，不设置路由就没有需要配置的内容。</translation>
    </message>
    <message>
        <source>Both network interfaces are in one vSwitch: if the primary one answers ARP for this one&apos;s addresses, set arp_ignore=1 and arp_announce=2, or rp_filter=1.</source>
        <translation>两个网卡在同一交换机：如果主网卡代答此网卡地址的 ARP，请设置 arp_ignore=1 和 arp_announce=2，或 rp_filter=1。</translation>
    </message>
    <message>
        <source>The gateway {gateway} lies outside the network of {eip}; it is configured as on-link.</source>
        <translation>网关 {gateway} 不在 {eip} 的网段内，已按 on-link 配置。</translation>
    </message>
    <message>
        <source>cloud-init writes {path} anew at every boot; these files are made to win over it.</source>
        <translation>cloud-init 每次启动都会重写 {path}；这些文件的优先级更高。</translation>
    </message>
    <message>
        <source>If multi-nic-util (eni.service) is installed, disable it: it overwrites the network configuration.</source>
        <translation>如果安装了 multi-nic-util（eni.service），请禁用它，否则它会覆盖网络配置。</translation>
    </message>
    <message>
        <source>With /32 addresses, arp_announce must not be 2: the gateway would be asked in the name of the private address.</source>
        <translation>使用 /32 地址时 arp_announce 不能为 2，否则会以私网地址的名义请求网关。</translation>
    </message>
    <message>
        <source>Only the addresses are configured: without routing of your own no EIP will be reachable.</source>
        <translation>只配置地址：如果没有自行设置路由，EIP 将无法访问。</translation>
    </message>
    <message>
        <source>The files call the interface {name}; the apply script puts in the name it finds by the MAC address.</source>
        <translation>文件中网卡名称为 {name}，apply 脚本会替换为按 MAC 地址找到的名称。</translation>
    </message>
    <message>
        <source>Works from {product} {version} on.</source>
        <translation>适用于 {product} {version} 及以上版本。</translation>
    </message>
    <message>
        <source>This replaces the whole network configuration of the guest, the primary interface included, and is meant for images whose cloud-init renders netplan.</source>
        <translation>这会替换操作系统的全部网络配置（包括主网卡），适用于 cloud-init 生成 netplan 的镜像。</translation>
    </message>
    <message>
        <source>This turns DHCP off on the interface, which the mode asks to be on. Use it only where nothing else works.</source>
        <translation>这会关闭该网卡的 DHCP，而该模式要求开启 DHCP。仅在别无他法时使用。</translation>
    </message>
    <message>
        <source>This script was checked by a parser; it has not been run on Windows by its makers.</source>
        <translation>该脚本经过语法检查，但制作者未在 Windows 上运行过。</translation>
    </message>
    <message>
        <source>Run undo before the interface is detached from the instance or moved.</source>
        <translation>在网卡从实例解绑或迁移之前，请先运行 undo。</translation>
    </message>
    <message>
        <source>Other interfaces of this guest are in the same subnet. arp_ignore=1 makes this one answer ARP for its own address only; each of the others needs it too.</source>
        <translation>该操作系统的其他网卡在同一子网内。arp_ignore=1 使此网卡只应答自身地址的 ARP，其他各网卡也需要此设置。</translation>
    </message>
    <message>
        <source>{path} keeps that setting by the interface&apos;s name. A guest without systemd may not read it when the interface is attached after the start: then run apply again.</source>
        <translation>{path} 按网卡名称保存该设置。没有 systemd 的操作系统在启动后再绑定网卡时可能不读取此文件，此时请重新运行 apply。</translation>
    </message>
    <message>
        <source>The EIP comes by DHCP, and Windows answers through the interface that has it: only the interface&apos;s metric is set, so that ordinary traffic stays with the primary one.</source>
        <translation>EIP 由 DHCP 分配，Windows 通过拥有该地址的网卡应答：只设置网卡的跃点数，使普通流量仍走主网卡。</translation>
    </message>
    <message>
        <source>{system} {version} sets its network up with {title}.</source>
        <translation>{system} {version} 使用 {title} 管理网络。</translation>
    </message>
    <message>
        <source>The network manager of {system} {version} has no routing rules, so a script does it.</source>
        <translation>{system} {version} 的网络管理程序不支持路由规则，因此使用脚本。</translation>
    </message>
    <message>
        <source>The system is not known, and the script works on every Linux; run the detection script to learn more.</source>
        <translation>操作系统未知，该脚本适用于所有 Linux；可运行检测脚本了解更多。</translation>
    </message>
    <message>
        <source>{system} {version} can keep DHCP beside static addresses.</source>
        <translation>{system} {version} 可以在保留 DHCP 的同时配置静态地址。</translation>
    </message>
    <message>
        <source>{system} {version} cannot keep DHCP beside static addresses; this is the last resort.</source>
        <translation>{system} {version} 不能同时保留 DHCP 和静态地址，这是最后的办法。</translation>
    </message>
    <message>
        <source>several addresses on one interface</source>
        <translation>单网卡多地址</translation>
    </message>
    <message>
        <source>source-based routing</source>
        <translation>源地址路由</translation>
    </message>
    <message>
        <source>addresses without routing</source>
        <translation>只配地址不配路由</translation>
    </message>
    <message>
        <source>a gateway outside the address&apos;s network</source>
        <translation>网段外的网关</translation>
    </message>
    <message>
        <source>/32 addresses</source>
        <translation>/32 地址</translation>
    </message>
    <message>
        <source>connection marks</source>
        <translation>连接标记</translation>
    </message>
    <message>
        <source>{value} is the private address of the interface, which DHCP gives it, and cannot be one of its EIPs.</source>
        <translation>{value} 是该网卡由 DHCP 分配的私网地址，不能作为它的 EIP。</translation>
    </message>
    <message>
        <source>The network {network} of the EIP {value} overlaps the vSwitch network {private}: check the mask.</source>
        <translation>EIP {value} 的网段 {network} 与交换机网段 {private} 重叠，请检查子网掩码。</translation>
    </message>
    <message>
        <source>Containers and VPN clients of the guest reach every EIP. Published container ports do not answer from outside without connection marks. Connections that containers open leave by the primary interface.</source>
        <translation>操作系统内的容器和 VPN 客户端可以访问每个 EIP。容器发布的端口需要连接标记才能响应外部访问。容器主动发起的连接从主网卡流出。</translation>
    </message>
    <message>
        <source>Connection marks make published container ports answer from outside. They need nftables, and rp_filter 0 or 2 on this interface. Connections that containers open leave by the primary interface.</source>
        <translation>连接标记使容器发布的端口能够响应外部访问，需要 nftables，并且该网卡的 rp_filter 为 0 或 2。容器主动发起的连接从主网卡流出。</translation>
    </message>
    <message>
        <source>The guest&apos;s network manager does not know these settings and may drop them. The unit sets them again within seconds.</source>
        <translation>操作系统的网络管理程序不了解这些设置，可能会将其清除；该 systemd 单元会在数秒内重新设置。</translation>
    </message>
    <message>
        <source>Hosts of other vSwitches do not reach the private address {address}: its answers to them leave through the gateway of the EIPs.</source>
        <translation>其他交换机的主机无法访问私网地址 {address}：对它们的应答会从 EIP 的网关发出。</translation>
    </message>
    <message>
        <source>{system} is no Linux: none of these scripts works there, and the addresses have to be set up by hand.</source>
        <translation>{system} 不是 Linux：这些脚本在其上都无法使用，需手动配置地址。</translation>
    </message>
    <message>
        <source>more than one gateway on an interface</source>
        <translation>一个网卡上有多个网关</translation>
    </message>
    <message>
        <source>{title} can&apos;t express: {missing}.</source>
        <translation>{title} 不支持：{missing}。</translation>
    </message>
</context>
<context>
    <name>GuestDeliveryDialog</name>
    <message>
        <source>Undo in the guest of {instance}</source>
        <translation>在 {instance} 的操作系统内撤销</translation>
    </message>
    <message>
        <source>Set up the guest of {instance}</source>
        <translation>配置 {instance} 的操作系统</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Undo the &amp;guest configuration</source>
        <translation>撤销操作系统内的配置(&amp;G)</translation>
    </message>
    <message>
        <source>Set up the &amp;guest</source>
        <translation>配置操作系统(&amp;G)</translation>
    </message>
</context>
<context>
    <name>GuestDialog</name>
    <message>
        <source>Guest configuration of {eni}</source>
        <translation>{eni} 的操作系统内配置</translation>
    </message>
    <message>
        <source>Interface {eni} on instance {instance}.</source>
        <translation>实例 {instance} 上的网卡 {eni}。</translation>
    </message>
    <message>
        <source>Interface {eni}, attached to no instance that is known.</source>
        <translation>网卡 {eni}，未挂载到已知实例。</translation>
    </message>
</context>
<context>
    <name>GuestHeader</name>
    <message>
        <source>O&amp;ptions: {changed}</source>
        <translation>选项(&amp;P)：{changed}</translation>
    </message>
    <message>
        <source>EIP s&amp;hown:</source>
        <translation>显示的 EIP(&amp;H)：</translation>
    </message>
    <message>
        <source>All of them are saved together.</source>
        <translation>保存时包含全部 EIP 的配置。</translation>
    </message>
    <message>
        <source>&amp;Gateway of the private network:</source>
        <translation>私网网关(&amp;G)：</translation>
    </message>
    <message>
        <source>The vSwitch&apos;s third address from the end, unless yours differs</source>
        <translation>一般为交换机网段的倒数第三个地址</translation>
    </message>
</context>
<context>
    <name>GuestNotes</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条说明</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuestOptionsForm</name>
    <message>
        <source>defaults</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Addresses &amp;only, no routing</source>
        <translation>只配地址，不配路由(&amp;O)</translation>
    </message>
    <message>
        <source>/32 addresses</source>
        <translation>/32 地址</translation>
    </message>
    <message>
        <source>Connection &amp;marks (containers, forwarded ports)</source>
        <translation>连接标记（容器、端口转发）(&amp;M)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>&amp;Interface name:</source>
        <translation>网卡名称(&amp;I)：</translation>
    </message>
    <message>
        <source>found by its MAC</source>
        <translation>按 MAC 查找</translation>
    </message>
    <message>
        <source>Only if another program of the guest routes by source address. Otherwise replies are lost.</source>
        <translation>仅当操作系统中有其他程序按源地址路由时选择，否则应答会丢失。</translation>
    </message>
    <message>
        <source>Only if the guest must reach the neighbours of an EIP through the gateway.</source>
        <translation>仅当操作系统必须通过网关访问与 EIP 相邻的地址时选择。</translation>
    </message>
    <message>
        <source>For containers, virtual machines and forwarded ports in the guest. Needs nftables.</source>
        <translation>用于操作系统内的容器、虚拟机与端口转发。需要 nftables。</translation>
    </message>
    <message>
        <source>Only where a network stack calls the interface by its name, for example eth1.</source>
        <translation>仅用于按名称识别网卡的网络管理方式，例如 eth1。</translation>
    </message>
    <message>
        <source>Tables &amp;from:</source>
        <translation>路由表起点(&amp;F)：</translation>
    </message>
    <message>
        <source>The MAC address of each interface chooses a free number above this one for its table and its rule. The number stays the same when other interfaces come or go.</source>
        <translation>每块网卡的路由表与规则编号由其 MAC 地址在此编号之上选定。增加或移除其他网卡时编号不变。</translation>
    </message>
    <message>
        <source>&amp;First table:</source>
        <translation>起始路由表(&amp;F)：</translation>
    </message>
    <message>
        <source>Number of the first routing table and of the first rule. Automatic: the MAC address chooses it, so that it stays the same when other interfaces come or go.</source>
        <translation>第一个路由表和第一条规则的编号。自动：由 MAC 地址选定，增加或移除其他网卡时保持不变。</translation>
    </message>
</context>
<context>
    <name>GuestPage</name>
    <message>
        <source>The guest needs the EIPs as static addresses, each with its own gateway and mask.</source>
        <translation>操作系统内需将 EIP 配置为静态地址，各用各的网关和掩码。</translation>
    </message>
    <message>
        <source>Reading the new interfaces from the cloud …</source>
        <translation>正在从云上读取新网卡 …</translation>
    </message>
    <message>
        <source>Each EIP comes by DHCP. The files below send replies out by the interface of the request.</source>
        <translation>每个 EIP 通过 DHCP 获得。下面的文件使应答从收到请求的网卡返回。</translation>
    </message>
</context>
<context>
    <name>GuestPanel</name>
    <message>
        <source>The cloud names no gateway for this interface.</source>
        <translation>云平台没有返回该网卡的网关。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The gateway of the private network is not an IPv4 address.</source>
        <translation>私网网关不是 IPv4 地址。</translation>
    </message>
    <message>
        <source>The gateway of the private network could not be read.</source>
        <translation>无法读取私有网络的网关。</translation>
    </message>
    <message>
        <source>Enter the gateway: it is the third address from the end of the vSwitch, unless changed.</source>
        <translation>请填写网关：除非另行更改，它是交换机网段的倒数第三个地址。</translation>
    </message>
    <message>
        <source>{name} is not a usable interface name.</source>
        <translation>{name} 不是可用的网卡名称。</translation>
    </message>
    <message>
        <source>A letter, then up to 14 letters, digits, - or _.</source>
        <translation>以字母开头，后接最多 14 个字母、数字、- 或 _。</translation>
    </message>
    <message>
        <source>No guest configuration can be made from these facts.</source>
        <translation>无法根据这些信息生成操作系统内配置。</translation>
    </message>
    <message>
        <source>Choose another network stack, or take the option away.</source>
        <translation>请选择其他网络管理方式，或取消该选项。</translation>
    </message>
    <message>
        <source>Set &amp;up in the guest …</source>
        <translation>在操作系统内配置(&amp;U) …</translation>
    </message>
    <message>
        <source>The interface is on no instance that is known</source>
        <translation>该网卡不在任何已知的实例上</translation>
    </message>
    <message>
        <source>Send the configuration through Cloud Assistant, check it in the guest, and confirm it</source>
        <translation>通过云助手发送配置，在操作系统内检查并确认</translation>
    </message>
</context>
<context>
    <name>GuestProgressView</name>
    <message>
        <source>EIPs in the guest</source>
        <translation>操作系统内的 EIP</translation>
    </message>
    <message>
        <source>Output of the guest</source>
        <translation>操作系统的输出</translation>
    </message>
    <message>
        <source>Restore now what the guest had before</source>
        <translation>立即恢复操作系统原有的配置</translation>
    </message>
    <message>
        <source>Send nothing more. The guest restores what it had when the time has passed</source>
        <translation>不再发送任何命令。时间到后操作系统会自行恢复原有的配置</translation>
    </message>
    <message>
        <source>Confirm the new configuration in the guest</source>
        <translation>在操作系统内确认新配置</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在开始</translation>
    </message>
</context>
<context>
    <name>GuestReview</name>
    <message>
        <source>Save the commands in a folder</source>
        <translation>将命令保存到文件夹</translation>
    </message>
    <message>
        <source>The guest &amp;undoes it unless confirmed within:</source>
        <translation>未在此时间内确认则操作系统自行撤销(&amp;U)：</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>GuestRows</name>
    <message>
        <source>Set with /{found}, planned is /{planned}</source>
        <translation>已设置为 /{found}，计划为 /{planned}</translation>
    </message>
    <message>
        <source>Set (/{prefix})</source>
        <translation>已设置 (/{prefix})</translation>
    </message>
    <message>
        <source>Rule {number}</source>
        <translation>规则 {number}</translation>
    </message>
    <message>
        <source>Via {gateway}</source>
        <translation>经由 {gateway}</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>截至 {time}。</translation>
    </message>
    <message>
        <source>Another program or user has set it up.</source>
        <translation>由其他程序或用户配置。</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>截至 {time}</translation>
    </message>
    <message>
        <source>The guest was not read. Choose Read the guest.</source>
        <translation>尚未读取操作系统。请选择“读取操作系统”。</translation>
    </message>
    <message>
        <source>The commands below run as administrator (root or SYSTEM) in the guest OS of {instance}. They set up {eips} EIP(s) on {eni} with {stack}. Other interfaces are not changed.</source>
        <translation>以下命令以管理员身份（root 或 SYSTEM）在 {instance} 的操作系统内运行，使用 {stack} 在 {eni} 上配置 {eips} 个 EIP。其他网卡不会更改。</translation>
    </message>
    <message>
        <source>The command below runs as administrator (root or SYSTEM) in the guest OS of {instance}. It undoes everything that was set up there for {eni}.</source>
        <translation>以下命令以管理员身份（root 或 SYSTEM）在 {instance} 的操作系统内运行，撤销其中为 {eni} 所做的全部配置。</translation>
    </message>
    <message>
        <source>A mistake undoes itself: the guest restores its configuration after {seconds} s unless the check in the guest is good and the program has confirmed it.</source>
        <translation>出错会自行撤销：除非操作系统内的检查通过且程序已确认，否则操作系统在 {seconds} 秒后恢复原有配置。</translation>
    </message>
    <message>
        <source>The commands stay readable in the command history of the ECS console and in ActionTrail. They contain the MAC address and the IP addresses, and no secret.</source>
        <translation>命令会保留在 ECS 控制台的命令执行历史和操作审计中，其中包含 MAC 地址和 IP 地址，不含任何密钥。</translation>
    </message>
    <message>
        <source>Run these commands as administrator in the guest OS of {instance}</source>
        <translation>以管理员身份在 {instance} 的操作系统内运行这些命令</translation>
    </message>
    <message>
        <source>Not confirmed yet. The guest undoes it in {time} at the earliest.</source>
        <translation>尚未确认。操作系统最早在 {time} 后撤销。</translation>
    </message>
    <message>
        <source>Not confirmed. The guest undoes it now, at the latest in {time}.</source>
        <translation>未确认。操作系统现在开始撤销，最迟在 {time} 后完成。</translation>
    </message>
    <message>
        <source>The guest of {instance} is being changed already. Wait until that has ended.</source>
        <translation>{instance} 的操作系统正在更改中。请等待其结束。</translation>
    </message>
    <message>
        <source>Run the undo script below in the guest by hand, or read the guest again. Then select the check box.</source>
        <translation>请在操作系统内手动运行下面的撤销脚本，或重新读取操作系统，然后选中复选框。</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Select the check box for Cloud Assistant in the profile, then sign in again.</source>
        <translation>请在该账号配置中选中云助手复选框，然后重新登录。</translation>
    </message>
</context>
<context>
    <name>GuestSaving</name>
    <message>
        <source>In a &amp;folder …</source>
        <translation>保存到文件夹(&amp;F) …</translation>
    </message>
    <message>
        <source>As one &amp;zip archive …</source>
        <translation>保存为 zip 压缩包(&amp;Z) …</translation>
    </message>
    <message>
        <source>&amp;All interfaces of the instance, as one zip archive …</source>
        <translation>实例的全部网卡，保存为一个 zip(&amp;A) …</translation>
    </message>
    <message>
        <source>&amp;Print what is shown …</source>
        <translation>打印当前内容(&amp;P) …</translation>
    </message>
    <message>
        <source>Save the guest configuration in a folder</source>
        <translation>将操作系统内配置保存到文件夹</translation>
    </message>
    <message>
        <source>Save the guest configuration as a zip archive</source>
        <translation>将操作系统内配置保存为 zip 压缩包</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>GuestSettings</name>
    <message>
        <source>the script that works on every Linux</source>
        <translation>适用于所有 Linux 的脚本</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Cloud Assistant: the program sends a command to a guest OS only where you ask for it by name.</source>
        <translation>云助手：仅在您明确指定时，程序才会向操作系统发送命令。</translation>
    </message>
    <message>
        <source>P&amp;rofiles …</source>
        <translation>账号配置(&amp;R) …</translation>
    </message>
    <message>
        <source>Network &amp;stack where the system is not known:</source>
        <translation>系统未知时的网络管理方式(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;First table:</source>
        <translation>起始路由表(&amp;F)：</translation>
    </message>
    <message>
        <source>Profiles that allow it:</source>
        <translation>允许的账号配置：</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>GuestSteps</name>
    <message>
        <source>Copy the folder into the guest</source>
        <translation>将文件夹复制到操作系统</translation>
    </message>
    <message>
        <source>Apply, armed</source>
        <translation>应用（限时）</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Reboot the guest</source>
        <translation>重启操作系统</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Save the folder and copy it into the guest, for example to /root. Below: its README.txt.</source>
        <translation>保存文件夹并复制到操作系统中，例如 /root。下面是其中的 README.txt。</translation>
    </message>
    <message>
        <source>Sets it up. The guest undoes it after 120 s or at a reboot, unless it is confirmed.</source>
        <translation>进行配置。如不确认，操作系统会在 120 秒后或重启时撤销。</translation>
    </message>
    <message>
        <source>Installs the files. They take effect at the next boot.</source>
        <translation>安装文件，下次启动时生效。</translation>
    </message>
    <message>
        <source>The files take effect now. This stack can&apos;t undo itself: keep another way into the guest.</source>
        <translation>文件此时生效。此管理方式不能自动撤销：请保留进入操作系统的其他途径。</translation>
    </message>
    <message>
        <source>Tests each EIP and names the cause of a fault. Changes nothing.</source>
        <translation>检查每个 EIP 并指出故障原因，不做任何更改。</translation>
    </message>
    <message>
        <source>Keeps the configuration. Run it before the 120 s are over.</source>
        <translation>保留配置。请在 120 秒之内运行。</translation>
    </message>
    <message>
        <source>Sets up this interface alone.</source>
        <translation>仅配置这块网卡。</translation>
    </message>
    <message>
        <source>Tests this interface alone. Changes nothing.</source>
        <translation>仅检查这块网卡，不做任何更改。</translation>
    </message>
    <message>
        <source>Keeps the configuration of this interface alone.</source>
        <translation>仅保留这块网卡的配置。</translation>
    </message>
    <message>
        <source>Restores the configuration from before apply.</source>
        <translation>恢复 apply 之前的配置。</translation>
    </message>
    <message>
        <source>Restores every interface, the last one first.</source>
        <translation>从最后一块网卡开始，逐一恢复所有网卡。</translation>
    </message>
    <message>
        <source>Prints the present state for programs. Changes nothing.</source>
        <translation>输出当前状态供程序读取，不做任何更改。</translation>
    </message>
    <message>
        <source>Sets missing addresses and rules again. A unit runs it.</source>
        <translation>重新设置缺少的地址和规则，由系统单元运行。</translation>
    </message>
    <message>
        <source>Names the network stack of the guest. Changes nothing.</source>
        <translation>指出操作系统的网络管理方式，不做任何更改。</translation>
    </message>
    <message>
        <source>The same configuration as nmcli commands, instead of apply.</source>
        <translation>以 nmcli 命令实现的相同配置，可代替 apply。</translation>
    </message>
    <message>
        <source>Part of the other scripts. It is not run by itself.</source>
        <translation>其他脚本的组成部分，不单独运行。</translation>
    </message>
    <message>
        <source>Run as administrator in the folder: {command}</source>
        <translation>在该文件夹中以管理员身份运行：{command}</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Plan of a change</source>
        <translation>变更计划</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Account: {account}</source>
        <translation>账号：{account}</translation>
    </message>
    <message>
        <source>Region: {region}</source>
        <translation>地域：{region}</translation>
    </message>
    <message>
        <source>Written: {time}</source>
        <translation>生成时间：{time}</translation>
    </message>
    <message>
        <source>Fingerprint of the facts it relies on: {fingerprint}</source>
        <translation>所依据事实的指纹：{fingerprint}</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>变更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>变更后</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>How to undo it</source>
        <translation>如何撤销</translation>
    </message>
    <message>
        <source>Run of a change</source>
        <translation>变更的执行记录</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>执行记录</translation>
    </message>
    <message>
        <source>Run ID: {run}</source>
        <translation>执行 ID：{run}</translation>
    </message>
    <message>
        <source>Change: {steps}</source>
        <translation>变更：{steps}</translation>
    </message>
    <message>
        <source>Began: {time}</source>
        <translation>开始时间：{time}</translation>
    </message>
    <message>
        <source>Ended: {time}</source>
        <translation>结束时间：{time}</translation>
    </message>
    <message>
        <source>Result: {result}</source>
        <translation>结果：{result}</translation>
    </message>
    <message>
        <source>The plan interrupts no traffic.</source>
        <translation>该计划不会中断任何流量。</translation>
    </message>
    <message>
        <source>{time}: {call}, {answer}, request ID {request}</source>
        <translation>{time}：{call}，{answer}，请求 ID {request}</translation>
    </message>
    <message>
        <source>{time}: rolled back by {call}, {answer}, request ID {request}</source>
        <translation>{time}：通过 {call} 回滚，{answer}，请求 ID {request}</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>No call was sent.</source>
        <translation>未发送任何调用。</translation>
    </message>
    <message>
        <source>{state}: {resources}</source>
        <translation>{state}：{resources}</translation>
    </message>
    <message>
        <source>Guest configuration</source>
        <translation>操作系统内配置</translation>
    </message>
    <message>
        <source>Saved in {place}, {time}, SHA-256:</source>
        <translation>保存于 {place}，{time}，SHA-256：</translation>
    </message>
    <message>
        <source>Delivered to {place}, {time}, SHA-256:</source>
        <translation>下发到 {place}，{time}，SHA-256：</translation>
    </message>
    <message>
        <source>After the change, configure the EIPs in the guest OS. The document of the run lists the files with their sums.</source>
        <translation>变更之后，请在实例操作系统内配置这些 EIP。执行记录的文档会列出文件及其校验和。</translation>
    </message>
    <message>
        <source>Before the change, undo the configuration of these EIPs in the guest OS (undo script).</source>
        <translation>变更之前，请在实例操作系统内撤销这些 EIP 的配置（undo 脚本）。</translation>
    </message>
    <message>
        <source>The change needs nothing in the guest OS.</source>
        <translation>该变更无需在实例操作系统内做任何操作。</translation>
    </message>
    <message>
        <source>{number}. {step} ({call})</source>
        <translation>{number}. {step}（{call}）</translation>
    </message>
    <message>
        <source>There is nothing to undo: the run left everything as it was before.</source>
        <translation>无需撤销：本次执行后一切与之前相同。</translation>
    </message>
    <message>
        <source>Step {number} is permanent: {step}</source>
        <translation>步骤 {number} 不可恢复：{step}</translation>
    </message>
    <message>
        <source>If a step fails, everything is rolled back. Afterwards, these steps restore the state under Before:</source>
        <translation>如果某个步骤失败，将全部回滚。执行完成后，以下步骤可恢复“变更前”的状态：</translation>
    </message>
    <message>
        <source>The plan deletes, removes or releases resources permanently. After the first permanent step, no rollback is possible. These steps restore the rest:</source>
        <translation>该计划会永久删除、移除或释放资源。第一个不可恢复的步骤之后将无法回滚。以下步骤可恢复其余部分：</translation>
    </message>
    <message>
        <source>The window has no record of a guest configuration that was saved or delivered after this run.</source>
        <translation>窗口中没有本次执行之后保存或下发操作系统内配置的记录。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>&amp;Region:</source>
        <translation>地域(&amp;R)：</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>沙箱</translation>
    </message>
    <message>
        <source>Profile: {name}</source>
        <translation>账号配置：{name}</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>账号：{name}</translation>
    </message>
    <message>
        <source>Account, profiles and lock (Ctrl+Shift+A)</source>
        <translation>账号、账号配置与锁定（Ctrl+Shift+A）</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>全部地域</translation>
    </message>
    <message>
        <source>Several regions …</source>
        <translation>多个地域 …</translation>
    </message>
    <message>
        <source>Several regions ({count}) …</source>
        <translation>多个地域（{count}） …</translation>
    </message>
    <message>
        <source>{profile}, read only</source>
        <translation>{profile}，只读</translation>
    </message>
    <message>
        <source>Copy &amp;RAM policy for all changes</source>
        <translation>复制全部更改所需的 RAM 策略(&amp;R)</translation>
    </message>
</context>
<context>
    <name>HelpMark</name>
    <message>
        <source>Help about {option}</source>
        <translation>关于“{option}”的帮助</translation>
    </message>
    <message>
        <source>What is this? (F1)</source>
        <translation>这是什么？(F1)</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Find in all topics</source>
        <translation>在所有主题中查找</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>HomeStates</name>
    <message>
        <source>&amp;Unlock …</source>
        <translation>解锁(&amp;U) …</translation>
    </message>
    <message>
        <source>What was read is hidden until then.</source>
        <translation>在此之前，已读取的内容不会显示。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>IdleCostLine</name>
    <message>
        <source>Prices of EIPs</source>
        <translation>EIP 价格</translation>
    </message>
    <message>
        <source>Take a CSV file with your own prices; the program brings none</source>
        <translation>读取您自己的价格 CSV 文件；本程序不附带价格</translation>
    </message>
    <message>
        <source>&amp;No prices</source>
        <translation>不用价格(&amp;N)</translation>
    </message>
    <message>
        <source>Make no sums any more</source>
        <translation>不再计算合计</translation>
    </message>
    <message>
        <source>Pri&amp;ces …</source>
        <translation>价格(&amp;C) …</translation>
    </message>
</context>
<context>
    <name>IgnoreIssuesDialog</name>
    <message numerus="yes">
        <source>Ignore %n issue(s)</source>
        <translation>
            <numerusform>忽略 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Ignored issues are left out of lists and counts on this computer until the last day.</source>
        <translation>在截止日期之前，已忽略的问题在这台电脑上不出现在列表和计数中。</translation>
    </message>
    <message>
        <source>For example: kept for the move in March</source>
        <translation>例如：为三月迁移保留</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>原因(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Last day:</source>
        <translation>截止日期(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Ignore</source>
        <translation>忽略(&amp;I)</translation>
    </message>
</context>
<context>
    <name>InUseApplyPage</name>
    <message>
        <source>Next: the new guest configuration; the old one does not fit any more.</source>
        <translation>下一步：新的操作系统内配置，原配置已不适用。</translation>
    </message>
    <message>
        <source>Paused: the credentials have ended, after a deletion or release was sent.</source>
        <translation>已暂停：凭证已失效，此前已发送删除或释放请求。</translation>
    </message>
    <message>
        <source>It came to a halt after a deletion or release was sent.</source>
        <translation>在发送删除或释放请求之后，执行中断了。</translation>
    </message>
    <message>
        <source>Verified: the interface carries the chosen EIPs.</source>
        <translation>已核实：网卡已绑定所选的 EIP。</translation>
    </message>
    <message>
        <source>Verified: released.</source>
        <translation>已核实：已释放。</translation>
    </message>
    <message>
        <source>Verified: deleted.</source>
        <translation>已核实：已删除。</translation>
    </message>
    <message>
        <source>Verified: unbound.</source>
        <translation>已核实：已解绑。</translation>
    </message>
    <message>
        <source>The EIPs are free for another use. Interfaces are kept.</source>
        <translation>EIP 可另作他用。网卡均保留。</translation>
    </message>
    <message>
        <source>Stopped. A deletion or release was sent, so nothing was rolled back.</source>
        <translation>已停止。此前已发送删除或释放请求，因此未做任何回滚。</translation>
    </message>
    <message>
        <source>The run can&apos;t be rolled back. Finish the steps listed below.</source>
        <translation>执行无法回滚。请完成下面列出的步骤。</translation>
    </message>
    <message>
        <source>Sign in again, then finish the steps listed below. Finished steps are not repeated.</source>
        <translation>请重新登录，然后完成下面列出的步骤。已完成的步骤不会重复执行。</translation>
    </message>
    <message>
        <source>Verified: the interface is attached to {instance}, with its EIPs.</source>
        <translation>已核实：网卡已连同其 EIP 挂载到 {instance}。</translation>
    </message>
    <message>
        <source>Next: the configuration of the new guest OS.</source>
        <translation>下一步：配置新的操作系统。</translation>
    </message>
</context>
<context>
    <name>InUseReviewPage</name>
    <message>
        <source>The plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>&amp;Change the EIPs</source>
        <translation>变更 EIP(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Unbind, delete and release</source>
        <translation>解绑、删除并释放(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Unbind and delete</source>
        <translation>解绑并删除(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Unbind and release</source>
        <translation>解绑并释放(&amp;U)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Unbind %n EIP(s)</source>
        <translation>
            <numerusform>解绑 %n 个 EIP(&amp;U)</numerusform>
        </translation>
    </message>
    <message>
        <source>I &amp;agree that the addresses stop working</source>
        <translation>我同意这些地址停止工作(&amp;A)</translation>
    </message>
    <message>
        <source>I have read the plan and &amp;agree to it</source>
        <translation>我已阅读并同意该计划(&amp;A)</translation>
    </message>
    <message>
        <source>I have undone the configuration inside the &amp;guest OS, or the guest is no longer needed</source>
        <translation>我已撤销操作系统内的配置，或该操作系统不再需要(&amp;G)</translation>
    </message>
    <message>
        <source>Nothing to change.</source>
        <translation>无需更改。</translation>
    </message>
    <message>
        <source>&amp;Delete permanently</source>
        <translation>永久删除(&amp;D)</translation>
    </message>
    <message>
        <source>I &amp;agree that the addresses do not work during the change</source>
        <translation>我同意变更期间这些地址不可用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Detach the interface</source>
        <translation>卸载网卡(&amp;U)</translation>
    </message>
    <message>
        <source>Undo it through Cloud Assistant</source>
        <translation>通过云助手撤销</translation>
    </message>
    <message>
        <source>&amp;Move the EIPs</source>
        <translation>迁移 EIP(&amp;M)</translation>
    </message>
    <message>
        <source>Appl&amp;y the plan</source>
        <translation>应用计划(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>InstancePage</name>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>There is no ECS instance in this region.</source>
        <translation>该地域没有 ECS 实例。</translation>
    </message>
    <message>
        <source>Create one in the ECS console, then refresh with F5.</source>
        <translation>请在 ECS 控制台创建，然后按 F5 刷新。</translation>
    </message>
    <message>
        <source>Which ECS instance takes the interface? It must be in the same zone and VPC.</source>
        <translation>将网卡挂载到哪个 ECS 实例？必须在同一可用区和 VPC。</translation>
    </message>
    <message>
        <source>Which ECS instance takes the new interfaces, one for each EIP? They are made in its VPC.</source>
        <translation>将新网卡（每个 EIP 一个）挂载到哪个 ECS 实例？网卡将创建在该实例的 VPC 中。</translation>
    </message>
    <message>
        <source>Yes, {free} of {all} interfaces are free</source>
        <translation>可以，{all} 个网卡名额中有 {free} 个可用</translation>
    </message>
    <message>
        <source>Only if it is stopped for the change</source>
        <translation>须在变更期间停机</translation>
    </message>
    <message>
        <source>Type {type} supports attaching an interface only while stopped. The guest OS is shut down, the interface is attached, and the instance is started again. This takes some minutes. Addresses and price do not change.</source>
        <translation>规格 {type} 只能在停机时挂载网卡。系统将关机、挂载网卡，然后重新启动实例，约需几分钟。地址和价格不变。</translation>
    </message>
    <message>
        <source>Choose the inter&amp;face first</source>
        <translation>先选择网卡(&amp;F)</translation>
    </message>
    <message>
        <source>Which ECS instance takes the EIPs? The next page offers only interfaces that fit it.</source>
        <translation>由哪个 ECS 实例使用这些 EIP？下一页只提供与其匹配的网卡。</translation>
    </message>
</context>
<context>
    <name>InstancesView</name>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Instances that run</source>
        <translation>运行中的实例</translation>
    </message>
    <message>
        <source>Listed family</source>
        <translation>受支持规格族</translation>
    </message>
    <message>
        <source>Instances of a family listed for multi-EIP mode</source>
        <translation>规格族支持多 EIP 网卡可见模式的实例</translation>
    </message>
    <message>
        <source>There is no instance in this region.</source>
        <translation>该地域没有实例。</translation>
    </message>
</context>
<context>
    <name>InterfaceFit</name>
    <message>
        <source>In VPC {eni}, but {instance} is in {place}.</source>
        <translation>位于 VPC {eni}，而 {instance} 位于 {place}。</translation>
    </message>
    <message>
        <source>In zone {eni}, but {instance} is in {place}.</source>
        <translation>位于可用区 {eni}，而 {instance} 位于 {place}。</translation>
    </message>
    <message>
        <source>It has more private addresses than an interface of {instance} may have.</source>
        <translation>其私网地址数量超过 {instance} 的网卡允许的数量。</translation>
    </message>
</context>
<context>
    <name>InterfaceInUsePage</name>
    <message>
        <source>Network interfaces</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>It carries no EIP.</source>
        <translation>没有绑定 EIP。</translation>
    </message>
    <message>
        <source>Its EIPs are bound in another mode.</source>
        <translation>其 EIP 以其他模式绑定。</translation>
    </message>
    <message>
        <source>Choose the interface whose EIPs are bound in multi-EIP mode.</source>
        <translation>请选择以多 EIP 网卡可见模式绑定 EIP 的网卡。</translation>
    </message>
    <message>
        <source>Left over from an interface with an EIP as its address. Unbind it in the main window.</source>
        <translation>这是以 EIP 为地址的网卡的残留。请在主窗口中解绑。</translation>
    </message>
    <message>
        <source>Its own address is the EIP. Unbind it in the main window.</source>
        <translation>该网卡的地址就是 EIP。请在主窗口中解绑。</translation>
    </message>
    <message>
        <source>Only if {instance} is stopped for the change</source>
        <translation>须在变更期间停止 {instance}</translation>
    </message>
</context>
<context>
    <name>InterfacePage</name>
    <message>
        <source>Network interfaces</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>Create a secondary one with the button above.</source>
        <translation>可用上方按钮创建辅助弹性网卡。</translation>
    </message>
    <message>
        <source>Not known: the EIPs could not be read</source>
        <translation>未知：无法读取 EIP</translation>
    </message>
    <message>
        <source>Choose the E&amp;IPs first</source>
        <translation>先选择 EIP(&amp;I)</translation>
    </message>
    <message>
        <source>Stop {instance} for that and start it again; all services on it are interrupted</source>
        <translation>为此停止并重新启动 {instance}，其上的一切服务中断</translation>
    </message>
    <message>
        <source>Only if {instance} is stopped to detach it first</source>
        <translation>须先停止 {instance} 以解绑该网卡</translation>
    </message>
    <message>
        <source>Detach {eni} from {instance} first; its traffic stops</source>
        <translation>先将 {eni} 从 {instance} 卸载，其流量会中断</translation>
    </message>
    <message>
        <source>None of these addresses works until the interface is attached again, and connections over them end: {addresses}. EIPs already on the interface are kept.</source>
        <translation>在重新挂载到实例之前，以下地址均不可用，经由它们的连接会中断：{addresses}。该网卡上已有的 EIP 予以保留。</translation>
    </message>
    <message>
        <source>Type {type} supports detaching an interface only while stopped. The guest OS is shut down, the interface is detached, and the instance is started again. This takes some minutes. If the same instance gets the interface back, it is started after that. Addresses and price do not change.</source>
        <translation>规格 {type} 只能在停机时卸载网卡。系统将关机、卸载网卡，然后重新启动实例，约需几分钟。若该网卡还要挂载回此实例，则挂载后才启动。地址和价格不变。</translation>
    </message>
    <message>
        <source>Only when it is detached from {instance} first</source>
        <translation>须先从 {instance} 卸载</translation>
    </message>
    <message>
        <source>Choose the in&amp;stance first</source>
        <translation>先选择实例(&amp;S)</translation>
    </message>
    <message>
        <source>Choose another in&amp;stance</source>
        <translation>选择其他实例(&amp;S)</translation>
    </message>
    <message>
        <source>This interface can&apos;t be chosen.</source>
        <translation>不能选择该网卡。</translation>
    </message>
    <message>
        <source>Which secondary network interface (ENI) takes the EIPs? An interface in use is detached first.</source>
        <translation>将 EIP 绑定到哪个辅助弹性网卡（ENI）？使用中的网卡会先卸载。</translation>
    </message>
</context>
<context>
    <name>InterfacesView</name>
    <message>
        <source>Interfaces</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation>辅助网卡</translation>
    </message>
    <message>
        <source>Secondary interfaces, which can carry EIPs</source>
        <translation>可绑定 EIP 的辅助弹性网卡</translation>
    </message>
    <message>
        <source>With EIPs</source>
        <translation>有 EIP</translation>
    </message>
    <message>
        <source>Interfaces that carry EIPs</source>
        <translation>已绑定 EIP 的网卡</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>未挂载</translation>
    </message>
    <message>
        <source>Interfaces that are attached to no instance</source>
        <translation>未挂载到实例的网卡</translation>
    </message>
</context>
<context>
    <name>Invalidated</name>
    <message>
        <source>With this answer, earlier ones are void: {answers}.</source>
        <translation>此选择使之前的以下内容失效：{answers}。</translation>
    </message>
    <message>
        <source>interface {eni}</source>
        <translation>网卡 {eni}</translation>
    </message>
    <message>
        <source>instance {instance}</source>
        <translation>实例 {instance}</translation>
    </message>
    <message>
        <source>your consent to stop {instance}</source>
        <translation>您对停止 {instance} 的同意</translation>
    </message>
    <message>
        <source>security group {group}</source>
        <translation>安全组 {group}</translation>
    </message>
    <message>
        <source>your consent to hide addresses of {blocks}</source>
        <translation>您对屏蔽 {blocks} 内地址的同意</translation>
    </message>
    <message>
        <source>your choice to keep the vSwitches</source>
        <translation>保留交换机的选择</translation>
    </message>
    <message>
        <source>your choice to keep the CIDR blocks</source>
        <translation>保留网段的选择</translation>
    </message>
    <message>
        <source>your choice to delete the interface {eni}</source>
        <translation>删除网卡 {eni} 的选择</translation>
    </message>
    <message>
        <source>your consent to detach {eni} from {instance}</source>
        <translation>您对将 {eni} 从 {instance} 卸载的同意</translation>
    </message>
    <message>
        <source>Not finished last time: {answers}.</source>
        <translation>上次未完成：{answers}。</translation>
    </message>
</context>
<context>
    <name>InvalidatedNote</name>
    <message>
        <source>Back to the ear&amp;lier answers</source>
        <translation>恢复之前的选择(&amp;L)</translation>
    </message>
</context>
<context>
    <name>InventoryView</name>
    <message>
        <source>Nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>尚未登录。</translation>
    </message>
    <message>
        <source>“Bind EIPs …” signs in with a profile or opens the sandbox, which needs no account.</source>
        <translation>点击“绑定 EIP”可用账号配置登录，或打开无需账号的沙箱。</translation>
    </message>
    <message>
        <source>Choose a region above.</source>
        <translation>请在上方选择地域。</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
</context>
<context>
    <name>IrreversibleConsent</name>
    <message numerus="yes">
        <source>Remove %n CIDR block(s) from the VPC</source>
        <translation>
            <numerusform>从 VPC 删除 %n 个附加网段</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the CIDR block {blocks} from its VPC</source>
        <translation>从 VPC 删除附加网段 {blocks}</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n interface(s) permanently</source>
        <translation>
            <numerusform>永久删除 %n 个网卡</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the interface {eni} permanently</source>
        <translation>永久删除网卡 {eni}</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n vSwitch(es) permanently</source>
        <translation>
            <numerusform>永久删除 %n 个交换机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueDetail</name>
    <message numerus="yes">
        <source>%n issue(s) selected: {kinds}</source>
        <translation>
            <numerusform>已选 %n 个问题：{kinds}</numerusform>
        </translation>
    </message>
    <message>
        <source>What to do: {advice}</source>
        <translation>处理方法：{advice}</translation>
    </message>
    <message>
        <source>until {day}: {reason}</source>
        <translation>忽略至 {day}：{reason}</translation>
    </message>
    <message>
        <source>&amp;Open the row</source>
        <translation>打开对应行(&amp;O)</translation>
    </message>
    <message>
        <source>Show the EIP, interface or instance</source>
        <translation>显示相关的 EIP、网卡或实例</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Release %n EIP(s) …</source>
        <translation>
            <numerusform>释放 %n 个 EIP(&amp;R) …</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop ignoring</source>
        <translation>取消忽略(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Ignore …</source>
        <translation>忽略(&amp;I) …</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Bind %n EIP(s) …</source>
        <translation>
            <numerusform>绑定 %n 个 EIP(&amp;B) …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Unbind %n EIP(s) …</source>
        <translation>
            <numerusform>解绑 %n 个 EIP(&amp;U) …</numerusform>
        </translation>
    </message>
    <message>
        <source>Read a&amp;gain</source>
        <translation>重新读取(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Bind it …</source>
        <translation>绑定(&amp;B) …</translation>
    </message>
    <message>
        <source>&amp;Unbind …</source>
        <translation>解绑(&amp;U) …</translation>
    </message>
    <message>
        <source>&amp;Delete …</source>
        <translation>删除(&amp;D) …</translation>
    </message>
    <message>
        <source>Plan ane&amp;w …</source>
        <translation>重新规划(&amp;W) …</translation>
    </message>
</context>
<context>
    <name>Joined</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{subject}: {text}</source>
        <translation>{subject}：{text}</translation>
    </message>
    <message>
        <source>{text} ({word})</source>
        <translation>{text}（{word}）</translation>
    </message>
</context>
<context>
    <name>JoinedFacts</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>The VPC then reaches the other Internet addresses in it again.</source>
        <translation>VPC 将可以重新访问其中的其他公网地址。</translation>
    </message>
    <message>
        <source>Allocate EIPs …</source>
        <translation>申请 EIP …</translation>
    </message>
    <message>
        <source>Allocate EIPs here, or press F5 to refresh.</source>
        <translation>请在此申请 EIP，或按 F5 刷新。</translation>
    </message>
    <message>
        <source>Bind EIPs to a network interface</source>
        <translation>将 EIP 绑定到弹性网卡</translation>
    </message>
    <message>
        <source>The CIDR block is kept: a vSwitch is in it.</source>
        <translation>保留附加网段：其中有交换机。</translation>
    </message>
    <message>
        <source>Clear one check box before you select another.</source>
        <translation>请先取消一个，再选择另一个。</translation>
    </message>
    <message>
        <source>Delete and release (optional)</source>
        <translation>删除与释放（可选）</translation>
    </message>
    <message>
        <source>An interface takes {limit} EIPs at most.</source>
        <translation>一个弹性网卡最多绑定 {limit} 个 EIP。</translation>
    </message>
    <message>
        <source>&amp;Guest configuration …</source>
        <translation>操作系统内配置(&amp;G) …</translation>
    </message>
    <message>
        <source>Keep the secret:</source>
        <translation>密钥保存位置：</translation>
    </message>
    <message>
        <source>In the keyring of this comp&amp;uter</source>
        <translation>本机的系统密钥环(&amp;U)</translation>
    </message>
    <message>
        <source>Looking for a keyring …</source>
        <translation>正在查找系统密钥环 …</translation>
    </message>
    <message>
        <source>There is no EIP in this region.</source>
        <translation>该地域没有 EIP。</translation>
    </message>
    <message>
        <source>There is no network interface in this region.</source>
        <translation>该地域没有弹性网卡。</translation>
    </message>
    <message>
        <source>&amp;Open a list …</source>
        <translation>打开清单(&amp;O) …</translation>
    </message>
    <message>
        <source>Reading gateways and masks from the cloud …</source>
        <translation>正在从云上读取网关和掩码 …</translation>
    </message>
    <message>
        <source>Reading the region …</source>
        <translation>正在读取该地域 …</translation>
    </message>
    <message>
        <source>{path} exists already. Replace it?</source>
        <translation>{path} 已存在，是否替换？</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>This is what will be done, in this order. Nothing has been sent to the cloud yet.</source>
        <translation>将按以下顺序执行。目前尚未向云平台发送任何变更请求。</translation>
    </message>
    <message>
        <source>Sandbox (no account needed)</source>
        <translation>沙箱（无需账号）</translation>
    </message>
    <message>
        <source>Step {step} of {total}</source>
        <translation>第 {step} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>Sign in and choose a region first</source>
        <translation>请先登录并选择地域</translation>
    </message>
    <message>
        <source>Script for the aliyun CLI</source>
        <translation>aliyun CLI 脚本</translation>
    </message>
    <message>
        <source>The script was written to {path}.</source>
        <translation>脚本已写入 {path}。</translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation>仅本次会话</translation>
    </message>
    <message>
        <source>For this session only, in &amp;memory</source>
        <translation>仅本次会话，保存在内存中(&amp;M)</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>正在登录 …</translation>
    </message>
    <message>
        <source>Stop {instance} and start it again; all services on it are interrupted</source>
        <translation>停止并重新启动 {instance}，其上的一切服务中断</translation>
    </message>
    <message>
        <source>&amp;Wait until it is finished</source>
        <translation>等待其完成(&amp;W)</translation>
    </message>
    <message>
        <source>EIPs that are bound to nothing</source>
        <translation>未绑定任何资源的 EIP</translation>
    </message>
    <message>
        <source>&amp;Read the guest</source>
        <translation>读取操作系统(&amp;R)</translation>
    </message>
    <message>
        <source>Select the check box to agree.</source>
        <translation>请勾选以示同意。</translation>
    </message>
    <message>
        <source>{subject} as of {time}</source>
        <translation>{subject}（截至 {time}）</translation>
    </message>
    <message>
        <source>&amp;Bind the first {limit} EIPs …</source>
        <translation>绑定前 {limit} 个 EIP(&amp;B) …</translation>
    </message>
    <message>
        <source>Delete the &amp;vSwitch {vswitch}</source>
        <translation>删除交换机 {vswitch}(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Import from the aliyun CLI …</source>
        <translation>从 aliyun CLI 导入(&amp;I) …</translation>
    </message>
    <message>
        <source>&amp;Multi-EIP to ENI mode</source>
        <translation>多 EIP 网卡可见模式(&amp;M)</translation>
    </message>
    <message>
        <source>Rolling back what was done, in reverse order.</source>
        <translation>正在按相反顺序回滚已完成的操作。</translation>
    </message>
    <message>
        <source>A run of {began} in {region} was not finished.</source>
        <translation>{began} 在 {region} 的一次执行没有完成。</translation>
    </message>
    <message>
        <source>&amp;Secondary CIDR block of the VPC</source>
        <translation>VPC 附加网段(&amp;S)</translation>
    </message>
    <message>
        <source>Sign in as {name}</source>
        <translation>以 {name} 登录</translation>
    </message>
    <message>
        <source>Sign in with the account of the run to finish it or to roll it back.</source>
        <translation>请使用该次执行的账号登录，以继续完成或回滚。</translation>
    </message>
    <message>
        <source>Since the last plan</source>
        <translation>自上次计划以来</translation>
    </message>
    <message>
        <source>Stop and &amp;roll back</source>
        <translation>停止并回滚(&amp;R)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>电子表格 (CSV)</translation>
    </message>
    <message>
        <source>Data for programs (JSON)</source>
        <translation>供程序使用的数据 (JSON)</translation>
    </message>
    <message>
        <source>Report to read (Markdown)</source>
        <translation>供阅读的报告 (Markdown)</translation>
    </message>
    <message>
        <source>Ask the cloud for gateways and &amp;masks first</source>
        <translation>先向云端查询网关与掩码(&amp;M)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>F&amp;ormat:</source>
        <translation>格式(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Save as …</source>
        <translation>另存为(&amp;S) …</translation>
    </message>
    <message>
        <source>C&amp;reate an interface …</source>
        <translation>创建网卡(&amp;R) …</translation>
    </message>
    <message>
        <source>Since the baseline</source>
        <translation>自基线以来</translation>
    </message>
    <message>
        <source>Some of the files exist in {path} already. Replace them?</source>
        <translation>{path} 中已有其中的部分文件。是否替换？</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>Attached to no instance</source>
        <translation>未挂载到实例</translation>
    </message>
</context>
<context>
    <name>LeaveConfiguration</name>
    <message>
        <source>Leave without the guest configuration?</source>
        <translation>不保留操作系统配置就离开？</translation>
    </message>
    <message>
        <source>The guest configuration was not saved, copied or set up in the guest.</source>
        <translation>操作系统配置尚未保存、复制，也未在操作系统内配置。</translation>
    </message>
    <message>
        <source>The EIPs do not answer before the guest has it. You can open it again with &quot;Guest configuration&quot; (Ctrl+G) at the interface.</source>
        <translation>在操作系统完成配置之前，EIP 没有应答。可以在该网卡上通过“操作系统内的配置”(Ctrl+G) 再次打开。</translation>
    </message>
    <message>
        <source>&amp;Save in a folder …</source>
        <translation>保存到文件夹(&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;Leave without it</source>
        <translation>直接离开(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;tay here</source>
        <translation>留在此处(&amp;T)</translation>
    </message>
</context>
<context>
    <name>LeaveGuestQuestion</name>
    <message>
        <source>The guest is being changed</source>
        <translation>操作系统正在更改中</translation>
    </message>
    <message>
        <source>The guest is being changed. Choose what to do.</source>
        <translation>操作系统正在更改中。请选择如何处理。</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Nothing is changed yet, or the change is confirmed already.</source>
        <translation>尚未更改，或更改已经确认。</translation>
    </message>
</context>
<context>
    <name>ListActions</name>
    <message>
        <source>Lists (*.csv *.txt *.tsv *.yaml *.yml *.json)</source>
        <translation>清单 (*.csv *.txt *.tsv *.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>LockNote</name>
    <message>
        <source>&amp;Unlock …</source>
        <translation>解锁(&amp;U) …</translation>
    </message>
    <message>
        <source>S&amp;ign in again …</source>
        <translation>重新登录(&amp;I) …</translation>
    </message>
</context>
<context>
    <name>LogViewer</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>全部条目</translation>
    </message>
    <message>
        <source>Without debugging</source>
        <translation>不含调试信息</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告与错误</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Log file</source>
        <translation>日志文件</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Versions, paths and the entries shown, without secrets</source>
        <translation>版本、路径与所显示的条目，不含机密信息</translation>
    </message>
    <message>
        <source>R&amp;ead again</source>
        <translation>重新读取(&amp;E)</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The report was copied. Secrets are left out of it.</source>
        <translation>报告已复制，其中不含机密信息。</translation>
    </message>
    <message>
        <source>Read it before you send it: names and addresses are in it.</source>
        <translation>发送前请先阅读：其中包含名称与地址。</translation>
    </message>
    <message>
        <source>The log file could not be read: {reason}.</source>
        <translation>无法读取日志文件：{reason}。</translation>
    </message>
    <message>
        <source>Check the permissions of the file.</source>
        <translation>请检查该文件的权限。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Multi-EIP Wizard</source>
        <translation>多 EIP 向导</translation>
    </message>
    <message>
        <source>Sandbox: an emulated account on this computer. Nothing here is real, and nothing costs money.</source>
        <translation>沙箱：在本机模拟的账号。这里的一切都不是真实资源，也不产生费用。</translation>
    </message>
    <message>
        <source>A run is under way.</source>
        <translation>一次执行正在进行。</translation>
    </message>
    <message>
        <source>Wait until it ends, or stop it, before you change the account.</source>
        <translation>请等待其结束或先停止它，然后再更换账号。</translation>
    </message>
    <message>
        <source>The run has ended. Everything is verified.</source>
        <translation>执行已结束，全部已验证。</translation>
    </message>
    <message>
        <source>The run has ended and needs your attention.</source>
        <translation>执行已结束，需要您处理。</translation>
    </message>
    <message numerus="yes">
        <source>The program locks in %n second(s).</source>
        <translation>
            <numerusform>程序将在 %n 秒后锁定。</numerusform>
        </translation>
    </message>
    <message>
        <source>A guest is being changed.</source>
        <translation>有操作系统正在更改中。</translation>
    </message>
    <message>
        <source>Wait until that has ended before you change the account.</source>
        <translation>请等待其结束后再更换账号。</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Stopped and rolled back. Verified: nothing is left.</source>
        <translation>已停止并回滚。已核实：没有任何残留。</translation>
    </message>
    <message>
        <source>Failed and rolled back. Verified: nothing is left.</source>
        <translation>失败并已回滚。已核实：没有任何残留。</translation>
    </message>
    <message>
        <source>Failed. Some of it could not be rolled back.</source>
        <translation>失败。部分内容未能回滚。</translation>
    </message>
    <message>
        <source>Stopped. What was created is kept. Refresh to see it.</source>
        <translation>已停止。已创建的部分予以保留，刷新后可见。</translation>
    </message>
    <message>
        <source>The credentials expired before the run was finished.</source>
        <translation>凭证在执行完成之前已失效。</translation>
    </message>
    <message>
        <source>Sign in again, then choose whether to finish the run or to roll it back.</source>
        <translation>请重新登录，然后选择完成执行或回滚。</translation>
    </message>
    <message>
        <source>{steps}, and the same for the others</source>
        <translation>{steps}，其余同样处理</translation>
    </message>
</context>
<context>
    <name>MakingDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The cloud does not list all of it yet.</source>
        <translation>云端尚未列出全部内容。</translation>
    </message>
    <message>
        <source>Rolling back what was created …</source>
        <translation>正在回滚已创建的部分 …</translation>
    </message>
    <message>
        <source>{done} of {total} created and verified …</source>
        <translation>已创建并核实 {done}/{total} …</translation>
    </message>
    <message>
        <source>Rolling back …</source>
        <translation>正在回滚 …</translation>
    </message>
</context>
<context>
    <name>MappingTreeView</name>
    <message>
        <source>Instances, interfaces and EIPs</source>
        <translation>实例、弹性网卡和 EIP</translation>
    </message>
</context>
<context>
    <name>MappingsView</name>
    <message>
        <source>Mappings</source>
        <translation>映射关系</translation>
    </message>
    <message>
        <source>Multi-EIP mode</source>
        <translation>多 EIP 模式</translation>
    </message>
    <message>
        <source>EIPs in multi-EIP to ENI mode</source>
        <translation>多 EIP 网卡可见模式的 EIP</translation>
    </message>
    <message>
        <source>By a CIDR block</source>
        <translation>附加网段可见</translation>
    </message>
    <message>
        <source>EIPs that a secondary CIDR block makes the address of an interface</source>
        <translation>通过附加网段成为网卡地址的 EIP</translation>
    </message>
    <message>
        <source>Bound otherwise</source>
        <translation>其他绑定</translation>
    </message>
    <message>
        <source>EIPs bound in another mode, or elsewhere</source>
        <translation>以其他模式绑定或绑定到别处的 EIP</translation>
    </message>
    <message>
        <source>Unbound</source>
        <translation>未绑定</translation>
    </message>
    <message>
        <source>Interfaces that carry no EIP</source>
        <translation>没有 EIP 的网卡</translation>
    </message>
    <message>
        <source>No EIP</source>
        <translation>无 EIP</translation>
    </message>
    <message>
        <source>This region has neither EIPs nor network interfaces.</source>
        <translation>该地域没有 EIP，也没有弹性网卡。</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Rows with issues</source>
        <translation>有问题的行</translation>
    </message>
    <message>
        <source>&amp;Tree</source>
        <translation>树形(&amp;T)</translation>
    </message>
    <message>
        <source>Show instances with their interfaces and EIPs instead of a flat list</source>
        <translation>按实例、弹性网卡、EIP 分层显示，而不是平铺列表</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Bind EIPs …</source>
        <translation>绑定 EIP(&amp;B) …</translation>
    </message>
    <message>
        <source>Bind EIPs</source>
        <translation>绑定 EIP</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>More tools</source>
        <translation>更多工具</translation>
    </message>
    <message>
        <source>To&amp;pology</source>
        <translation>拓扑(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Log …</source>
        <translation>日志(&amp;L) …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>术语(&amp;G)</translation>
    </message>
    <message>
        <source>Settin&amp;gs …</source>
        <translation>设置(&amp;G) …</translation>
    </message>
</context>
<context>
    <name>MethodPage</name>
    <message>
        <source>Both ways compared</source>
        <translation>两种方式对比</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>网卡</translation>
    </message>
    <message>
        <source>One secondary interface carries up to ten EIPs, beside its private address.</source>
        <translation>一个辅助弹性网卡除私网地址外，最多可绑定十个 EIP。</translation>
    </message>
    <message>
        <source>Each EIP is the address of an interface of its own, which this wizard makes.</source>
        <translation>每个 EIP 是一个独立网卡的地址，网卡由本向导创建。</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>None is needed.</source>
        <translation>无需申请。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>Only in listed regions, on listed instance families.</source>
        <translation>仅限支持的地域和实例规格族。</translation>
    </message>
    <message>
        <source>In every region, on every instance family.</source>
        <translation>所有地域和实例规格族。</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>数量限制</translation>
    </message>
    <message>
        <source>Ten EIPs on an interface.</source>
        <translation>一个网卡最多十个 EIP。</translation>
    </message>
    <message>
        <source>As many EIPs as the instance has free interfaces. EIPs of more than five address blocks can&apos;t be in one VPC.</source>
        <translation>EIP 数量不超过实例剩余的网卡名额。一个 VPC 最多五个附加网段。</translation>
    </message>
    <message>
        <source>In the guest</source>
        <translation>操作系统内</translation>
    </message>
    <message>
        <source>The EIPs are set up as static addresses, each with its own gateway and mask.</source>
        <translation>EIP 配置为静态地址，各有自己的网关和掩码。</translation>
    </message>
    <message>
        <source>Protocols</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Every IP protocol works.</source>
        <translation>支持所有 IP 协议。</translation>
    </message>
    <message>
        <source>The EIP is bound in NAT mode, but to itself: protocols that carry addresses work, because the guest knows its public one.</source>
        <translation>EIP 以普通模式（NAT）绑定，但映射到自身：操作系统知道自己的公网地址，因此载荷中携带地址的协议可用。</translation>
    </message>
    <message>
        <source>In the VPC</source>
        <translation>对 VPC 的影响</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>无变化。</translation>
    </message>
    <message>
        <source>A CIDR block around each EIP becomes part of the VPC. From inside the VPC, traffic to the EIP stays private, and other Internet hosts in the block can&apos;t be reached.</source>
        <translation>每个 EIP 所在的网段成为 VPC 的一部分。VPC 内访问该 EIP 的流量走私网，且无法访问该网段内的其他公网主机。</translation>
    </message>
    <message>
        <source>Inferred only</source>
        <translation>仅为推断</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode is proposed: this account has EIPs in it already.</source>
        <translation>建议使用多 EIP 网卡可见模式：该账号已有此模式的 EIP。</translation>
    </message>
    <message>
        <source>Multi-EIP to ENI mode is proposed: it changes nothing in the VPC.</source>
        <translation>建议使用多 EIP 网卡可见模式：不改变 VPC。</translation>
    </message>
    <message>
        <source>The secondary CIDR block is proposed: the cloud refused this account the mode ({code}).</source>
        <translation>建议使用附加网段：云平台拒绝该账号使用多 EIP 网卡可见模式（{code}）。</translation>
    </message>
    <message>
        <source>The secondary CIDR block is proposed: the mode is not offered in {region}.</source>
        <translation>建议使用附加网段：{region} 不提供多 EIP 网卡可见模式。</translation>
    </message>
    <message>
        <source>Choose the method. With both, the guest OS sees its public addresses.</source>
        <translation>请选择方法。两种方法都能让操作系统看到公网地址。</translation>
    </message>
    <message>
        <source>The account must be enabled for the mode already. Alibaba Cloud no longer accepts new applications.</source>
        <translation>账号须已开通该模式。阿里云已不再接受新的申请。</translation>
    </message>
    <message>
        <source>DHCP assigns the EIP. Only the routing must be configured.</source>
        <translation>EIP 由 DHCP 分配，只需配置路由。</translation>
    </message>
    <message>
        <source>More EIPs as secondary private addresses of the same interface should work by the rules of NAT mode. Alibaba Cloud does not document it, so this program does not automate it.</source>
        <translation>按照普通模式（NAT）的规则，其他 EIP 应可作为同一网卡的辅助私网地址。阿里云文档未作说明，因此本程序不提供自动配置。</translation>
    </message>
</context>
<context>
    <name>ModeNote</name>
    <message>
        <source>Mode: {multi}, with up to ten EIPs that the guest OS sees, and every IP protocol. {nat} and {cut_through} are not offered: with them, the guest sees private addresses only, or one EIP only.</source>
        <translation>绑定模式：{multi}，最多 10 个 EIP，操作系统内可见，支持所有 IP 协议。不提供 {nat}和 {cut_through}：操作系统内只能看到私网 IP，或仅一个 EIP。</translation>
    </message>
</context>
<context>
    <name>MoveAction</name>
    <message>
        <source>&amp;Move to another instance …</source>
        <translation>迁移到其他实例(&amp;M) …</translation>
    </message>
    <message>
        <source>Move to another instance</source>
        <translation>迁移到其他实例</translation>
    </message>
    <message>
        <source>Move the EIPs of an interface to another instance, with the interface or without it</source>
        <translation>将网卡的 EIP 迁移到其他实例，可连同网卡或不连同网卡</translation>
    </message>
</context>
<context>
    <name>MoveToPage</name>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Choose the instance that gets the EIPs.</source>
        <translation>请选择接收 EIP 的实例。</translation>
    </message>
    <message>
        <source>Bind to &amp;interface:</source>
        <translation>绑定到网卡(&amp;I)：</translation>
    </message>
    <message>
        <source>Interface that takes the EIPs</source>
        <translation>接收 EIP 的网卡</translation>
    </message>
    <message>
        <source>Choose an interface</source>
        <translation>请选择网卡</translation>
    </message>
    <message>
        <source>No interface can take them</source>
        <translation>没有可接收的网卡</translation>
    </message>
</context>
<context>
    <name>MoveWizard</name>
    <message>
        <source>Move EIPs to another instance</source>
        <translation>将 EIP 迁移到其他实例</translation>
    </message>
</context>
<context>
    <name>Moves</name>
    <message>
        <source>{address} could not be reached for {seconds} s (estimated: {estimate} s).</source>
        <translation>{address} 有 {seconds} 秒不可达（预计：{estimate} 秒）。</translation>
    </message>
    <message>
        <source>From the first change until the guest was set up: {seconds} s.</source>
        <translation>从第一项变更到操作系统配置完成：{seconds} 秒。</translation>
    </message>
    <message>
        <source>To reverse it in one step: multi-eip reverse {run}</source>
        <translation>一步撤回：multi-eip reverse {run}</translation>
    </message>
    <message>
        <source>The guest of {instance} can&apos;t be set up: {reason} Nothing was changed. Correct that, or leave out --guest.</source>
        <translation>无法配置 {instance} 的操作系统：{reason}未做任何变更。请先排除，或去掉 --guest。</translation>
    </message>
    <message>
        <source>The guest of {instance} can&apos;t be reached, so the configuration of {eni} stays in it. Run the undo script there when it runs again: multi-eip guest files writes it.</source>
        <translation>无法连接 {instance} 的操作系统，因此其中仍保留 {eni} 的配置。请在其恢复运行后执行 undo 脚本：由 multi-eip guest files 生成。</translation>
    </message>
    <message>
        <source>The guest of {instance} may still be set up. Nothing was changed in the cloud. Read the guest, or leave out --guest.</source>
        <translation>{instance} 的操作系统内可能仍有配置。云上未做任何变更。请读取操作系统，或去掉 --guest。</translation>
    </message>
    <message>
        <source>{count} files for the guest were written below {folder}; begin with README.txt.</source>
        <translation>已将 {count} 个操作系统文件写入 {folder}；请先阅读 README.txt。</translation>
    </message>
    <message>
        <source>The files of {eni} are made after the run: its MAC address is not known before.</source>
        <translation>{eni} 的文件在运行后生成：此前其 MAC 地址未知。</translation>
    </message>
    <message>
        <source>A new interface needs both --new-in and --security-group.</source>
        <translation>新建网卡需要同时指定 --new-in 和 --security-group。</translation>
    </message>
    <message>
        <source>Name one interface only: --onto, or --new-in for a new one.</source>
        <translation>请只指定一块网卡：--onto，或用 --new-in 新建。</translation>
    </message>
    <message>
        <source>--onto names the interface that the EIPs are on. Name another one.</source>
        <translation>--onto 指定的正是这些 EIP 所在的网卡。请指定另一块网卡。</translation>
    </message>
    <message>
        <source>Trial: {eip} alone at first, then the others ({count}).</source>
        <translation>试绑：先只绑定 {eip}，然后绑定其余 EIP（{count} 个）。</translation>
    </message>
    <message>
        <source>The trial is verified. Try the EIP out, then type {yes} to plan the others:</source>
        <translation>试绑已核实。请试用该 EIP，然后输入 {yes} 为其余 EIP 制定计划：</translation>
    </message>
    <message>
        <source>The plan holds the trial only. Apply it, try the EIP out, then plan the others without --trial.</source>
        <translation>该计划只包含试绑。请应用并试用该 EIP，然后不带 --trial 为其余 EIP 制定计划。</translation>
    </message>
    <message>
        <source>{eip} is bound to {target} in another mode. To unbind it there first, add --rebind {eip}.</source>
        <translation>{eip} 以其他模式绑定到 {target}。如需先解绑，请加上 --rebind {eip}。</translation>
    </message>
    <message>
        <source>--rebind and --trial are for multi-EIP mode only. Leave them out.</source>
        <translation>--rebind 和 --trial 仅用于多 EIP 网卡可见模式，请去掉。</translation>
    </message>
    <message>
        <source>The journal holds no run that was applied and can be reversed.</source>
        <translation>日志中没有已应用且可撤回的运行。</translation>
    </message>
    <message>
        <source>The journal holds no applied run {run}.</source>
        <translation>日志中没有已应用的运行 {run}。</translation>
    </message>
    <message>
        <source>Reversal of run {run}, begun {began}.</source>
        <translation>撤回运行 {run}，开始于 {began}。</translation>
    </message>
    <message>
        <source>The guests were not set up, because the run is not finished. Finish it with &apos;multi-eip resume&apos;, then set up the guest that has the EIPs: multi-eip guest apply.</source>
        <translation>运行未完成，因此未配置操作系统。请用“multi-eip resume”完成运行，然后配置拥有这些 EIP 的操作系统：multi-eip guest apply。</translation>
    </message>
    <message>
        <source>{option} names {eip}, which no --eip names. Add it there.</source>
        <translation>{option} 指定的 {eip} 未出现在 --eip 中。请在 --eip 中加上。</translation>
    </message>
    <message>
        <source>The trial stays applied: {eip} is bound to the interface. Bind the others without --trial.</source>
        <translation>试绑保持生效：{eip} 已绑定到网卡。请不带 --trial 绑定其余 EIP。</translation>
    </message>
    <message>
        <source>Not confirmed. Only the trial was sent.</source>
        <translation>未确认。只发送了试绑。</translation>
    </message>
    <message>
        <source>Unreachable since the run: {address}.</source>
        <translation>自该运行起一直不可达：{address}。</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Where each EIP will lie</source>
        <translation>各 EIP 的位置</translation>
    </message>
    <message>
        <source>Security &amp;group of the new interfaces:</source>
        <translation>新网卡的安全组(&amp;G)：</translation>
    </message>
    <message>
        <source>&amp;Read the VPC again</source>
        <translation>重新读取 VPC(&amp;R)</translation>
    </message>
    <message>
        <source>Reading routes and security groups of the VPC …</source>
        <translation>正在读取 VPC 的路由和安全组 …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Shown is what was read before. {why}</source>
        <translation>显示的是上次读取的内容。{why}</translation>
    </message>
    <message numerus="yes">
        <source>%n new CIDR block(s) of the VPC: {which}.</source>
        <translation>
            <numerusform>新增 %n 个附加网段：{which}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new vSwitch(es): {which}.</source>
        <translation>
            <numerusform>新建 %n 个交换机：{which}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new interface(s), each with an EIP as its address.</source>
        <translation>
            <numerusform>新建 %n 个网卡，各以一个 EIP 为地址。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every chosen EIP is exposed on this instance already.</source>
        <translation>所选 EIP 均已在该实例上可见。</translation>
    </message>
    <message>
        <source>Nothing is to be made.</source>
        <translation>无需新建任何资源。</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>尚不确定。</translation>
    </message>
    <message numerus="yes">
        <source>Hide %n other Internet address(es) from VPC {vpc}: {blocks}</source>
        <translation>
            <numerusform>VPC {vpc} 将无法访问另外 %n 个公网地址：{blocks}</numerusform>
        </translation>
    </message>
    <message>
        <source>These blocks become private networks of the VPC. Hosts on the Internet that have an address in them can&apos;t be reached from any instance of the VPC any more, until the blocks are removed.</source>
        <translation>这些网段将成为 VPC 的私网网段。在删除网段之前，VPC 内的任何实例都无法访问地址在其中的公网主机。</translation>
    </message>
    <message>
        <source>The smallest CIDR blocks and vSwitches that the VPC needs, so that each EIP can be the address of an interface.</source>
        <translation>为使每个 EIP 成为网卡的地址，VPC 所需的最小网段和交换机。</translation>
    </message>
</context>
<context>
    <name>NewEips</name>
    <message>
        <source>Allocate 1 to {most} EIPs at a time.</source>
        <translation>每次可申请 1 至 {most} 个 EIP。</translation>
    </message>
    <message>
        <source>Charged {charge}, an EIP takes 1 to {most} Mbit/s.</source>
        <translation>{charge} 时，EIP 的带宽峰值为 1 至 {most} Mbit/s。</translation>
    </message>
    <message>
        <source>The name takes at most {most} characters, the number behind it included.</source>
        <translation>名称最多 {most} 个字符，包括末尾的编号。</translation>
    </message>
    <message>
        <source>The name must not begin with http:// or https://.</source>
        <translation>名称不能以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>by traffic</source>
        <translation>按使用流量计费</translation>
    </message>
    <message>
        <source>by fixed bandwidth</source>
        <translation>按固定带宽计费</translation>
    </message>
    <message>
        <source>a data transfer fee for the traffic it sends to the Internet</source>
        <translation>流向公网的流量的流量费</translation>
    </message>
    <message>
        <source>a bandwidth fee for the bandwidth given here, whether it is used or not</source>
        <translation>此处所设带宽的带宽费（无论是否使用）</translation>
    </message>
    <message>
        <source>Pay-as-you-go only: a subscription can&apos;t be refunded. Until it is released each EIP costs a configuration (retention) fee for every hour started, unbound and on a secondary interface alike, and {traffic}. Prices: the EIP pricing page of Alibaba Cloud.</source>
        <translation>仅支持按量付费：包年包月无法退还。释放之前，每个 EIP 均产生配置费（公网 IP 保有费，不足一小时按一小时计；未绑定或绑定辅助弹性网卡时同样收取），以及{traffic}。价格请参见阿里云 EIP 定价页面。</translation>
    </message>
</context>
<context>
    <name>NewEipsDialog</name>
    <message>
        <source>Allocate EIPs</source>
        <translation>申请 EIP</translation>
    </message>
    <message>
        <source>Num&amp;ber of EIPs:</source>
        <translation>EIP 数量(&amp;B)：</translation>
    </message>
    <message>
        <source>C&amp;harged:</source>
        <translation>流量计费方式(&amp;H)：</translation>
    </message>
    <message>
        <source>Max&amp;imum bandwidth:</source>
        <translation>带宽峰值(&amp;I)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>By traffic</source>
        <translation>按使用流量计费</translation>
    </message>
    <message>
        <source>By fixed bandwidth</source>
        <translation>按固定带宽计费</translation>
    </message>
    <message>
        <source> Mbit/s each</source>
        <translation> Mbit/s（每个）</translation>
    </message>
    <message>
        <source>May be empty; several get a number each</source>
        <translation>可以为空；申请多个时依次编号</translation>
    </message>
    <message>
        <source>Each gets the tag {tag}, by which it is found again should the program break off.</source>
        <translation>每个 EIP 都带有标签 {tag}，程序中断后可据此找回。</translation>
    </message>
    <message numerus="yes">
        <source>I agree that %n pay-as-you-go EIP(s) are allocated in {region},
up to {bandwidth} Mbit/s each, charged by traffic, and cost money until released</source>
        <translation>
            <numerusform>我同意在 {region} 申请 %n 个按量付费 EIP，
每个带宽峰值 {bandwidth} Mbit/s，按使用流量计费，释放前持续计费</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>I agree that %n pay-as-you-go EIP(s) are allocated in {region},
{bandwidth} Mbit/s each, charged by fixed bandwidth, and cost money until released</source>
        <translation>
            <numerusform>我同意在 {region} 申请 %n 个按量付费 EIP，
每个带宽峰值 {bandwidth} Mbit/s，按固定带宽计费，释放前持续计费</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Allocating %n EIP(s) …</source>
        <translation>
            <numerusform>正在申请 %n 个 EIP …</numerusform>
        </translation>
    </message>
    <message>
        <source>The EIPs were allocated, but the region could not be read again. {eips}</source>
        <translation>EIP 已申请成功，但无法重新读取该地域。{eips}</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Allocate %n EIP(s)</source>
        <translation>
            <numerusform>申请 %n 个 EIP(&amp;A)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An interface takes {limit} EIPs: %n of the new one(s) will not be selected.</source>
        <translation>
            <numerusform>一个网卡最多 {limit} 个 EIP：新申请的 EIP 中有 %n 个不会被选中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewInterface</name>
    <message>
        <source>Choose a vSwitch.</source>
        <translation>请选择交换机。</translation>
    </message>
    <message>
        <source>vSwitch {vswitch} has no free address left. Choose another one.</source>
        <translation>交换机 {vswitch} 没有可用地址，请选择其他交换机。</translation>
    </message>
    <message>
        <source>Choose a security group.</source>
        <translation>请选择安全组。</translation>
    </message>
    <message>
        <source>The security group is in VPC {group_vpc}, the vSwitch in {vswitch_vpc}. Both must be in the same: choose another group.</source>
        <translation>安全组位于 VPC {group_vpc}，交换机位于 {vswitch_vpc}。两者必须在同一个 VPC，请选择其他安全组。</translation>
    </message>
    <message>
        <source>{address} is not in {cidr}, the vSwitch&apos;s network. Take one of it, or leave the field empty.</source>
        <translation>{address} 不在交换机网段 {cidr} 内。请填写该网段内的地址，或留空。</translation>
    </message>
    <message>
        <source>The name takes 2 to 128 letters, digits and the characters : _ . - and begins with a letter. It may be empty.</source>
        <translation>名称为 2 到 128 个字母、数字或字符 : _ . -，以字母开头，也可留空。</translation>
    </message>
    <message>
        <source>{address} is no IPv4 address. Leave it empty for any free one.</source>
        <translation>{address} 不是 IPv4 地址。留空则自动分配。</translation>
    </message>
    <message>
        <source>The cloud keeps {address} to itself. Take one from {lowest} to {highest}.</source>
        <translation>{address} 为系统保留地址，请使用 {lowest} 到 {highest} 之间的地址。</translation>
    </message>
    <message>
        <source>{address} is taken. Choose another one.</source>
        <translation>{address} 已被占用，请换一个。</translation>
    </message>
</context>
<context>
    <name>NewInterfaceDialog</name>
    <message>
        <source>Create a secondary interface</source>
        <translation>创建辅助弹性网卡</translation>
    </message>
    <message>
        <source>&amp;vSwitch:</source>
        <translation>交换机(&amp;V)：</translation>
    </message>
    <message>
        <source>Security &amp;group:</source>
        <translation>安全组(&amp;G)：</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Private &amp;address:</source>
        <translation>私网地址(&amp;A)：</translation>
    </message>
    <message>
        <source>May be empty</source>
        <translation>可留空</translation>
    </message>
    <message>
        <source>Any that is free</source>
        <translation>自动分配</translation>
    </message>
    <message>
        <source>&amp;Create the interface</source>
        <translation>创建网卡(&amp;C)</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) free</source>
        <translation>
            <numerusform>剩余 %n 个可用地址</numerusform>
        </translation>
    </message>
    <message>
        <source>free addresses unknown</source>
        <translation>可用地址数未知</translation>
    </message>
    <message>
        <source>Reading the security groups …</source>
        <translation>正在读取安全组 …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This VPC has no security group</source>
        <translation>该 VPC 没有安全组</translation>
    </message>
    <message>
        <source>Creating the interface …</source>
        <translation>正在创建网卡 …</translation>
    </message>
    <message>
        <source>The interface {eni} was created, but the region could not be read again.</source>
        <translation>网卡 {eni} 已创建，但无法重新读取该地域。</translation>
    </message>
    <message>
        <source>The interface is created now and is free of charge. Delete it in the ECS console when it is no longer needed. Its tag {tag} identifies it if the program is interrupted.</source>
        <translation>网卡会立即创建，不收费。不再需要时请在 ECS 控制台删除。标签 {tag} 用于在程序意外中断后识别该网卡。</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>NoteList</name>
    <message>
        <source>{names}: {sentence}</source>
        <translation>{names}：{sentence}</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Multi-EIP Wizard</source>
        <translation>多 EIP 向导</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>It no longer exists.</source>
        <translation>资源已不存在。</translation>
    </message>
    <message>
        <source>Its state could not be read, so it is not known.</source>
        <translation>无法读取状态，情况未知。</translation>
    </message>
    <message>
        <source>An earlier step did not succeed.</source>
        <translation>前面的步骤没有成功。</translation>
    </message>
    <message>
        <source>Create interface {name}</source>
        <translation>创建网卡 {name}</translation>
    </message>
    <message>
        <source>Delete interface {name}</source>
        <translation>删除网卡 {name}</translation>
    </message>
    <message>
        <source>Stop instance {instance}</source>
        <translation>停止实例 {instance}</translation>
    </message>
    <message>
        <source>Start instance {instance} again</source>
        <translation>重新启动实例 {instance}</translation>
    </message>
    <message>
        <source>Allocate EIP {name}</source>
        <translation>申请 EIP {name}</translation>
    </message>
    <message>
        <source>Release EIP {name}</source>
        <translation>释放 EIP {name}</translation>
    </message>
    <message>
        <source>Add the secondary CIDR block {block}</source>
        <translation>添加附加网段 {block}</translation>
    </message>
    <message>
        <source>Remove the secondary CIDR block {block}</source>
        <translation>删除附加网段 {block}</translation>
    </message>
    <message>
        <source>Create vSwitch {name}</source>
        <translation>创建交换机 {name}</translation>
    </message>
    <message>
        <source>Delete vSwitch {name}</source>
        <translation>删除交换机 {name}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Throttled by the cloud, next try in {seconds} s</source>
        <translation>被云平台限流，{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>No answer, next try in {seconds} s</source>
        <translation>没有响应，{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>Next: the guest configuration, without which the guest can&apos;t use the EIPs.</source>
        <translation>下一步：操作系统内配置。没有它，操作系统无法使用这些 EIP。</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>未更改</translation>
    </message>
    <message>
        <source>Interrupted. The run is not finished.</source>
        <translation>已中断。本次执行尚未完成。</translation>
    </message>
    <message>
        <source>Sign in again to resume the run or to roll it back.</source>
        <translation>请重新登录，以继续或撤销本次执行。</translation>
    </message>
    <message>
        <source>each EIP is bound to this interface in multi-EIP mode</source>
        <translation>每个 EIP 均以多 EIP 网卡可见模式绑定到该网卡</translation>
    </message>
    <message>
        <source>each EIP is bound to this interface</source>
        <translation>每个 EIP 均绑定到该网卡</translation>
    </message>
    <message>
        <source>each EIP is unbound</source>
        <translation>每个 EIP 均已解绑</translation>
    </message>
    <message>
        <source>the EIP has the wanted state</source>
        <translation>EIP 达到所需状态</translation>
    </message>
    <message>
        <source>Another user has bound it to {target}. It was not changed.</source>
        <translation>其他用户已将其绑定到 {target}。未作改动。</translation>
    </message>
    <message>
        <source>It is bound there in another mode ({mode}). It was not changed.</source>
        <translation>它已以其他模式（{mode}）绑定。未作改动。</translation>
    </message>
    <message>
        <source>Another user is unbinding or deleting it ({status}).</source>
        <translation>其他用户正在解绑或删除它（{status}）。</translation>
    </message>
    <message>
        <source>The cloud accepted the call, then returned to the previous state.</source>
        <translation>云平台接受了调用，随后又恢复到之前的状态。</translation>
    </message>
    <message>
        <source>The cloud accepted the call, but nothing changed.</source>
        <translation>云平台接受了调用，但没有任何变化。</translation>
    </message>
    <message>
        <source>Its state is still changing. Refresh later to see the result.</source>
        <translation>其状态仍在变化。请稍后刷新查看结果。</translation>
    </message>
    <message>
        <source>The cloud refused the call.</source>
        <translation>云平台拒绝了调用。</translation>
    </message>
    <message>
        <source>It was not started.</source>
        <translation>尚未开始。</translation>
    </message>
    <message>
        <source>It was done, but was changed before the final check.</source>
        <translation>已完成，但在最终回读前又发生了变化。</translation>
    </message>
    <message>
        <source>Done and verified: everything is as planned.</source>
        <translation>已完成并核实：一切与计划一致。</translation>
    </message>
    <message>
        <source>The run did not succeed. Everything is as it was before.</source>
        <translation>执行未成功。一切与之前相同。</translation>
    </message>
    <message>
        <source>Stopped. What was done so far is kept.</source>
        <translation>已停止，已完成的部分予以保留。</translation>
    </message>
    <message>
        <source>Some steps could be neither finished nor rolled back.</source>
        <translation>部分步骤既未能完成，也未能回滚。</translation>
    </message>
    <message>
        <source>Nothing was sent: what the plan relies on has changed.</source>
        <translation>未发送任何请求：计划所依据的状态已发生变化。</translation>
    </message>
    <message>
        <source>Paused: the credentials have expired.</source>
        <translation>已暂停：凭证已失效。</translation>
    </message>
    <message>
        <source>the cloud no longer lists it</source>
        <translation>云平台不再列出它</translation>
    </message>
    <message>
        <source>VPC and vSwitch have the wanted state</source>
        <translation>VPC 和交换机达到所需状态</translation>
    </message>
    <message>
        <source>the instance is stopped</source>
        <translation>实例已停止</translation>
    </message>
    <message>
        <source>the instance is running</source>
        <translation>实例正在运行</translation>
    </message>
    <message>
        <source>the interface has the wanted state</source>
        <translation>网卡达到所需状态</translation>
    </message>
    <message>
        <source>Sign in again, then go back to the review. Finished steps are not repeated.</source>
        <translation>请重新登录，然后返回确认页。已完成的步骤不会重复执行。</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Nothing to change</source>
        <translation>无需更改</translation>
    </message>
    <message>
        <source>Already gone, not removed by this run</source>
        <translation>已不存在，并非由本次执行删除</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Rolled back, verified</source>
        <translation>已回滚并核实</translation>
    </message>
    <message>
        <source>Not changed back</source>
        <translation>未能恢复</translation>
    </message>
    <message>
        <source>Waiting for the cloud, next reading in {seconds} s</source>
        <translation>等待云平台处理，{seconds} 秒后再次读取</translation>
    </message>
    <message>
        <source>Another task uses the resource, next try in {seconds} s</source>
        <translation>有其他任务正在处理该资源，{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>Waiting {seconds} s to stay under the rate limit</source>
        <translation>为避免超出频率限制，等待 {seconds} 秒</translation>
    </message>
    <message>
        <source>The rows give the reason. Remove the cause, then go back to the review.</source>
        <translation>原因见各行。请排除原因，然后返回确认页。</translation>
    </message>
    <message>
        <source>Go back to the review to do the rest. Finished steps are not repeated.</source>
        <translation>返回确认页以完成其余部分。已完成的步骤不会重复执行。</translation>
    </message>
    <message>
        <source>Finish the steps listed below in the console.</source>
        <translation>请在控制台完成下列步骤。</translation>
    </message>
    <message>
        <source>Go back to the review and check what changed.</source>
        <translation>请返回确认页，查看发生了哪些变化。</translation>
    </message>
    <message>
        <source>Attach interface {eni} to instance {instance}</source>
        <translation>将网卡 {eni} 挂载到实例 {instance}</translation>
    </message>
    <message>
        <source>Detach interface {eni} from instance {instance}</source>
        <translation>将网卡 {eni} 从实例 {instance} 卸载</translation>
    </message>
    <message>
        <source>Its name or bandwidth is {value} now, which this run can&apos;t replace. It was not changed.</source>
        <translation>其名称或带宽现在是 {value}，本次运行无法替换。未作修改。</translation>
    </message>
    <message>
        <source>Change EIP {eip}: name {name}, bandwidth {bandwidth} Mbit/s</source>
        <translation>修改 EIP {eip}：名称 {name}，带宽 {bandwidth} Mbit/s</translation>
    </message>
    <message>
        <source>Change EIP {eip}: bandwidth {bandwidth} Mbit/s</source>
        <translation>修改 EIP {eip}：带宽 {bandwidth} Mbit/s</translation>
    </message>
    <message>
        <source>Change EIP {eip}: name {name}</source>
        <translation>修改 EIP {eip}：名称 {name}</translation>
    </message>
    <message>
        <source>the EIP has the wanted name and bandwidth</source>
        <translation>EIP 具有所需的名称和带宽</translation>
    </message>
    <message>
        <source>Bind EIP {eip} to instance {instance}</source>
        <translation>将 EIP {eip} 绑定到实例 {instance}</translation>
    </message>
    <message>
        <source>Unbind EIP {eip} from instance {instance}</source>
        <translation>将 EIP {eip} 从实例 {instance} 解绑</translation>
    </message>
    <message>
        <source>the EIP is bound to this instance</source>
        <translation>该 EIP 已绑定到此实例</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
</context>
<context>
    <name>PermissionsNeeded</name>
    <message>
        <source>Known to be missing: {permissions}. Ask the administrator of the account.</source>
        <translation>已知缺少：{permissions}。请联系账号管理员。</translation>
    </message>
    <message>
        <source>None is known to be missing.</source>
        <translation>未发现缺少的权限。</translation>
    </message>
    <message>
        <source>Alibaba Cloud offers no dry run of these changes: a refusal shows only when they are sent.</source>
        <translation>阿里云不支持预检这些变更：只有发送后才能知道是否被拒绝。</translation>
    </message>
</context>
<context>
    <name>PermissionsNote</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy RAM &amp;policy</source>
        <translation>复制 RAM 策略(&amp;P)</translation>
    </message>
    <message>
        <source>The least RAM policy for this plan, as JSON</source>
        <translation>本计划所需的最小 RAM 策略（JSON）</translation>
    </message>
</context>
<context>
    <name>Placeholder</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
</context>
<context>
    <name>PlanList</name>
    <message>
        <source>The column {column} is missing.</source>
        <translation>缺少列 {column}。</translation>
    </message>
    <message>
        <source>The column {column} is not known. Remove it.</source>
        <translation>无法识别列 {column}。请将其删除。</translation>
    </message>
    <message>
        <source>The column {column} is there twice. Remove one.</source>
        <translation>列 {column} 出现两次。请删除其中一个。</translation>
    </message>
    <message>
        <source>The line has {value} cells, but there are {other} columns.</source>
        <translation>该行有 {value} 个单元格，但只有 {other} 列。</translation>
    </message>
    <message>
        <source>The cell is empty. Fill it in, or remove the line.</source>
        <translation>单元格为空。请填写，或删除该行。</translation>
    </message>
    <message>
        <source>The cell holds a formula ({value}). Write the value that it stands for.</source>
        <translation>单元格包含公式（{value}）。请填写公式的结果值。</translation>
    </message>
    <message>
        <source>{value} is neither yes nor no.</source>
        <translation>{value} 既不是 yes 也不是 no。</translation>
    </message>
    <message>
        <source>The list has no lines. Add at least one interface with its EIPs.</source>
        <translation>列表中没有任何行。请至少添加一个网卡及其 EIP。</translation>
    </message>
    <message>
        <source>The list has {value} lines, more than {other}. Divide it into several lists.</source>
        <translation>列表有 {value} 行，超过 {other} 行。请拆分为多个列表。</translation>
    </message>
    <message>
        <source>The lines of one interface must agree. Line {other} of the same interface says something else.</source>
        <translation>同一网卡的各行必须一致。同一网卡的第 {other} 行内容不同。</translation>
    </message>
    <message>
        <source>The EIP {value} is in line {other}, too. Remove it from one of them.</source>
        <translation>EIP {value} 也出现在第 {other} 行。请从其中一行删除。</translation>
    </message>
    <message>
        <source>The region {value} could not be read.</source>
        <translation>无法读取地域 {value}。</translation>
    </message>
    <message>
        <source>No EIP of the region is {value}.</source>
        <translation>该地域没有 EIP {value}。</translation>
    </message>
    <message>
        <source>Several EIPs are called {value}: {other}. Name one by its id.</source>
        <translation>多个 EIP 名为 {value}：{other}。请用 ID 指定其中一个。</translation>
    </message>
    <message>
        <source>No interface of the region is {value}.</source>
        <translation>该地域没有网卡 {value}。</translation>
    </message>
    <message>
        <source>Several interfaces are called {value}: {other}. Name one by its id.</source>
        <translation>多个网卡名为 {value}：{other}。请用 ID 指定其中一个。</translation>
    </message>
    <message>
        <source>No instance of the region is {value}.</source>
        <translation>该地域没有实例 {value}。</translation>
    </message>
    <message>
        <source>Several instances are called {value}: {other}. Name one by its id.</source>
        <translation>多个实例名为 {value}：{other}。请用 ID 指定其中一个。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {sentence}</source>
        <translation>第 {line} 行，列 {column}：{sentence}</translation>
    </message>
    <message>
        <source>Line {line}: {sentence}</source>
        <translation>第 {line} 行：{sentence}</translation>
    </message>
    <message>
        <source>{count} plans written to {path}. Unchanged interfaces: {settled}.</source>
        <translation>已将 {count} 个计划写入 {path}。无需变更的网卡：{settled} 个。</translation>
    </message>
    <message>
        <source>No plan was written. Correct the list and try again.</source>
        <translation>未写入任何计划。请更正列表后重试。</translation>
    </message>
    <message>
        <source>The folder {path} is not empty. Name a new folder.</source>
        <translation>文件夹 {path} 不为空。请指定新文件夹。</translation>
    </message>
    <message>
        <source>The folder {path} holds no plans.</source>
        <translation>文件夹 {path} 中没有计划。</translation>
    </message>
    <message>
        <source>{first} and {second} both change {resource}. Nothing was sent. Make the plans from one list.</source>
        <translation>{first} 和 {second} 都会变更 {resource}。未发送任何请求。请用同一个列表生成计划。</translation>
    </message>
    <message>
        <source>--from takes everything from the list. Leave out {arguments}.</source>
        <translation>--from 从列表读取全部内容。请去掉 {arguments}。</translation>
    </message>
    <message>
        <source>{name}: applied and verified.</source>
        <translation>{name}：已应用并验证。</translation>
    </message>
    <message>
        <source>{name}: not started. Nothing was changed.</source>
        <translation>{name}：未开始。未做任何变更。</translation>
    </message>
    <message>
        <source>{name}: not applied. Its changes were rolled back.</source>
        <translation>{name}：未应用。其变更已回滚。</translation>
    </message>
    <message>
        <source>{name}: not started, because the resources have changed since the plan was made.</source>
        <translation>{name}：未开始，因为生成计划后资源已发生变化。</translation>
    </message>
    <message>
        <source>{name}: not finished. Run &apos;multi-eip resume&apos; (run {run}).</source>
        <translation>{name}：未完成。请运行“multi-eip resume”（运行 {run}）。</translation>
    </message>
    <message>
        <source>Plans applied: {applied} of {count}.</source>
        <translation>已应用的计划：{applied}/{count}。</translation>
    </message>
    <message>
        <source>The value is not text. Only eips and stack may be lists of texts.</source>
        <translation>该值不是文本。只有 eips 和 stack 可以是文本列表。</translation>
    </message>
    <message>
        <source>A new interface is attached to nothing. Leave the cell empty, or name an existing interface.</source>
        <translation>新网卡未绑定任何实例。请将此单元格留空，或填写已有的网卡。</translation>
    </message>
    <message>
        <source>This is for new interfaces only. Leave the cell empty, or write new in the column eni.</source>
        <translation>此项仅用于新网卡。请将此单元格留空，或在 eni 列填写 new。</translation>
    </message>
    <message>
        <source>A security group is for interfaces that the plan creates. Leave the cell empty, or write new in the column eni.</source>
        <translation>安全组仅用于计划创建的网卡。请将此单元格留空，或在 eni 列填写 new。</translation>
    </message>
    <message>
        <source>The method secondary-cidr creates one interface for each EIP. Leave the cell empty.</source>
        <translation>方法 secondary-cidr 为每个 EIP 创建一个网卡。请将此单元格留空。</translation>
    </message>
    <message>
        <source>The method {value} is not known. Write multi-eip or secondary-cidr.</source>
        <translation>未知的方法 {value}。请填写 multi-eip 或 secondary-cidr。</translation>
    </message>
    <message>
        <source>The network stack {value} is not known. Choose from {other}.</source>
        <translation>未知的网络栈 {value}。可选：{other}。</translation>
    </message>
    <message>
        <source>The network stack {value} does not fit the instance, which runs {other}. Choose another stack.</source>
        <translation>网络栈 {value} 不适用于该实例，其操作系统为 {other}。请选择其他网络栈。</translation>
    </message>
    <message>
        <source>The entry is no mapping. Write the columns as keys: region, eni, instance, eips.</source>
        <translation>该条目不是映射。请以列名为键：region、eni、instance、eips。</translation>
    </message>
    <message>
        <source>Line {other} has the same interface under another name. Name it alike in both lines.</source>
        <translation>第 {other} 行以其他名称指定了同一网卡。请在两行中使用相同的名称。</translation>
    </message>
    <message>
        <source>The EIP {value} needs an address block that the plan of line {other} adds. Apply that plan first, then make this one from a list of its own.</source>
        <translation>EIP {value} 需要第 {other} 行的计划所添加的网段。请先应用该计划，再用单独的清单生成此计划。</translation>
    </message>
    <message>
        <source>The security groups and routes of VPC {other} could not be read. Try again.</source>
        <translation>无法读取 VPC {other} 的安全组和路由。请重试。</translation>
    </message>
    <message>
        <source>Whether {value} exists is not known, because a list of the region could not be read. Try again.</source>
        <translation>无法确定 {value} 是否存在，因为该地域的某个列表无法读取。请重试。</translation>
    </message>
    <message>
        <source>No vSwitch of the region is {value}.</source>
        <translation>该地域没有交换机 {value}。</translation>
    </message>
    <message>
        <source>Several vSwitches are called {value}: {other}. Name one by its id.</source>
        <translation>多个交换机名为 {value}：{other}。请用 ID 指定。</translation>
    </message>
    <message>
        <source>No security group of the VPC is {value}.</source>
        <translation>该 VPC 没有安全组 {value}。</translation>
    </message>
    <message>
        <source>Several security groups are called {value}: {other}. Name one by its id.</source>
        <translation>多个安全组名为 {value}：{other}。请用 ID 指定。</translation>
    </message>
    <message>
        <source>Line {line}, column {character}: {sentence}</source>
        <translation>第 {line} 行第 {character} 列：{sentence}</translation>
    </message>
    <message>
        <source>Line {line}, column {character} ({column}): {sentence}</source>
        <translation>第 {line} 行第 {character} 列（{column}）：{sentence}</translation>
    </message>
    <message>
        <source>The list can&apos;t be read from {path}: {reason}.</source>
        <translation>无法读取清单 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read as a list. {reason}</source>
        <translation>无法将 {path} 作为清单读取。{reason}</translation>
    </message>
    <message>
        <source>Line {line}: It holds a zero byte. Save the file as CSV in UTF-8.</source>
        <translation>第 {line} 行：含有零字节。请将文件保存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>Line {line}: It is not {encoding} text. Save the file as UTF-8.</source>
        <translation>第 {line} 行：不是 {encoding} 文本。请将文件保存为 UTF-8。</translation>
    </message>
    <message>
        <source>It holds a control character. Remove it.</source>
        <translation>含有控制字符。请将其删除。</translation>
    </message>
    <message>
        <source>It holds no list of objects, one for each interface.</source>
        <translation>文件中没有对象列表（每个网卡一个对象）。</translation>
    </message>
    <message>
        <source>Entry {number}: {column} is not text.</source>
        <translation>第 {number} 个条目：{column} 不是文本。</translation>
    </message>
    <message>
        <source>The tag {tag} is not allowed. Write plain text.</source>
        <translation>不允许使用标签 {tag}。请填写纯文本。</translation>
    </message>
    <message>
        <source>It is nested deeper than a list of interfaces.</source>
        <translation>嵌套层级超过了网卡清单的层级。</translation>
    </message>
    <message>
        <source>The file holds a second document. Keep one list in it.</source>
        <translation>文件中有第二个文档。请只保留一个清单。</translation>
    </message>
    <message>
        <source>Plans applied side by side</source>
        <translation>并行应用的计划</translation>
    </message>
    <message>
        <source>Report written to {path}.</source>
        <translation>报告已写入 {path}。</translation>
    </message>
    <message>
        <source>{region}: interface {eni}, instance {instance}, EIPs {eips}</source>
        <translation>{region}：网卡 {eni}，实例 {instance}，EIP {eips}</translation>
    </message>
    <message>
        <source>{region}: new interface, instance {instance}, EIPs {eips}</source>
        <translation>{region}：新网卡，实例 {instance}，EIP {eips}</translation>
    </message>
    <message>
        <source>Guest OS files: {folder}</source>
        <translation>操作系统配置文件：{folder}</translation>
    </message>
    <message>
        <source>The guest OS files were not written. {reason} Write them with &apos;multi-eip guest files&apos;.</source>
        <translation>未写入操作系统配置文件。{reason} 请用 &apos;multi-eip guest files&apos; 写入。</translation>
    </message>
    <message>
        <source>The alias {name} refers to no value that is complete above it.</source>
        <translation>别名 {name} 之前没有与之对应的完整锚点。</translation>
    </message>
    <message>
        <source>The list has more than {most} values. Divide it into several lists.</source>
        <translation>清单的值超过 {most} 个。请拆分为多个清单。</translation>
    </message>
    <message>
        <source>{name}: applied and not rolled back, because the journal {path} could not be used. Its changes are in force; reverse them with &apos;multi-eip reverse {run}&apos;, or by hand.</source>
        <translation>{name}：已应用，但未回滚，因为运行记录 {path} 无法使用。其更改仍然有效；请用“multi-eip reverse {run}”撤销，或手动撤销。</translation>
    </message>
</context>
<context>
    <name>PlanListDialog</name>
    <message>
        <source>Plans from a list</source>
        <translation>清单中的计划</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>&amp;Read the list again</source>
        <translation>重新读取清单(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;top …</source>
        <translation>停止(&amp;T) …</translation>
    </message>
    <message>
        <source>The list and its regions are being read.</source>
        <translation>正在读取清单及其地域。</translation>
    </message>
    <message>
        <source>The plans are running.</source>
        <translation>计划正在执行。</translation>
    </message>
    <message numerus="yes">
        <source>The list has %n issue(s), so no plan was made.</source>
        <translation>
            <numerusform>清单有 %n 个问题，因此未生成计划。</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct the file, then read it again.</source>
        <translation>请更正文件，然后重新读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s).</source>
        <translation>
            <numerusform>%n 个计划。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to change.</source>
        <translation>无需变更。</translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) unchanged.</source>
        <translation>
            <numerusform>%n 个网卡无需变更。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) need your consent: select the check box to agree to what its row names.</source>
        <translation>
            <numerusform>%n 个计划需要您同意：选中复选框即表示同意该行所列的操作。</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfinished runs can be resumed after the next sign-in.</source>
        <translation>未完成的执行可在下次登录后继续。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Apply %n plan(s)</source>
        <translation>
            <numerusform>应用 %n 个计划(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Errors in the list</source>
        <translation>清单中的错误</translation>
    </message>
</context>
<context>
    <name>PlanListSaving</name>
    <message>
        <source>Save &amp;report …</source>
        <translation>保存报告(&amp;R) …</translation>
    </message>
    <message>
        <source>Save guest OS &amp;files …</source>
        <translation>保存操作系统配置文件(&amp;F) …</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Folder for the guest OS files</source>
        <translation>操作系统配置文件的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>The guest OS files of %n plan(s) were not written.</source>
        <translation>
            <numerusform>%n 个计划的操作系统配置文件未写入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanNotes</name>
    <message>
        <source>Connections over these addresses end, your own included: {addresses}.</source>
        <translation>经由这些地址的连接都会中断，包括您自己的连接：{addresses}。</translation>
    </message>
    <message>
        <source>Pay-as-you-go EIPs are kept, and cost money until they are released: {count}.</source>
        <translation>按量付费 EIP 予以保留，释放前持续计费：{count} 个。</translation>
    </message>
    <message>
        <source>The interface {eni} is kept.</source>
        <translation>保留网卡 {eni}。</translation>
    </message>
    <message>
        <source>Before you run this, undo the configuration of {eni} inside instance {instance} (undo script). Its addresses can&apos;t be reached afterwards.</source>
        <translation>执行前，请在实例 {instance} 的操作系统内撤销 {eni} 的配置（undo 脚本）。之后将无法再访问这些地址。</translation>
    </message>
    <message>
        <source>After the run, apply the new configuration of {eni} inside instance {instance}.</source>
        <translation>执行后，请在实例 {instance} 的操作系统内应用 {eni} 的新配置。</translation>
    </message>
    <message>
        <source>Instance {instance} is stopped first and started again at the end: all services on it are interrupted.</source>
        <translation>先停止实例 {instance}，最后重新启动，其上的一切服务中断。</translation>
    </message>
    <message>
        <source>Other EIPs on {eni} are kept: {count}.</source>
        <translation>{eni} 上保留其他 EIP：{count} 个。</translation>
    </message>
    <message>
        <source>The interface {eni} is deleted permanently: its private addresses ({addresses}) and its MAC address {mac} are lost.</source>
        <translation>网卡 {eni} 将被永久删除：其私网 IP（{addresses}）和 MAC 地址 {mac} 都会丢失。</translation>
    </message>
    <message>
        <source>These EIPs are released permanently: {addresses}. Alibaba Cloud may assign them to another user.</source>
        <translation>以下 EIP 将被永久释放：{addresses}。阿里云可能将其分配给其他用户。</translation>
    </message>
    <message>
        <source>These vSwitches are deleted permanently: {vswitches}.</source>
        <translation>以下交换机将被永久删除：{vswitches}。</translation>
    </message>
    <message>
        <source>These secondary CIDR blocks are removed from their VPC: {blocks}.</source>
        <translation>以下附加网段将从其 VPC 中删除：{blocks}。</translation>
    </message>
    <message>
        <source>{eni} is detached from {instance} and attached to it again: none of its addresses works during the change ({count}).</source>
        <translation>{eni} 将从 {instance} 卸载后重新挂载，变更期间其所有地址均不可用（{count} 个）。</translation>
    </message>
    <message>
        <source>{eni} is detached from {instance}: its addresses stop working ({count}).</source>
        <translation>{eni} 将从 {instance} 卸载，其地址停止工作（{count} 个）。</translation>
    </message>
    <message>
        <source>These EIPs are unbound first from what they are bound to now: {addresses}.</source>
        <translation>以下 EIP 会先从当前绑定的资源解绑：{addresses}。</translation>
    </message>
    <message>
        <source>In multi-EIP mode the guest has the public address itself: {addresses}. DNS records stay valid. Connections that the guest opens have this source address only if its routing says so; before, NAT gave it to them. Check the allow lists of your peers, and the security group of the interface, which applies from now on.</source>
        <translation>在多 EIP 网卡可见模式下，操作系统内直接使用公网地址：{addresses}。DNS 记录保持有效。由操作系统发起的连接只有在其路由如此设置时才使用该源地址；此前由 NAT 赋予。请检查对端的白名单，以及从此生效的网卡安全组。</translation>
    </message>
    <message>
        <source>{eni} is detached from {instance} and attached to {target}, with all EIPs that are bound to it.</source>
        <translation>{eni} 将从 {instance} 卸载并挂载到 {target}，绑定的所有 EIP 随之迁移。</translation>
    </message>
    <message>
        <source>EIPs that are unbound from {eni} and bound to {target} of instance {instance}: {count}.</source>
        <translation>从 {eni} 解绑并绑定到实例 {instance} 的 {target} 的 EIP：{count} 个。</translation>
    </message>
    <message>
        <source>Instance {instance} is not running, so the configuration of {eni} inside it can&apos;t be undone now. Run the undo script there when the instance runs again.</source>
        <translation>实例 {instance} 未运行，因此现在无法撤销其操作系统内 {eni} 的配置。请在该实例重新运行后执行 undo 脚本。</translation>
    </message>
    <message>
        <source>Have the configuration of {eni} ready inside instance {instance} before the run, and apply it as soon as the interface is attached.</source>
        <translation>执行前，请在实例 {instance} 的操作系统内备好 {eni} 的配置，并在网卡挂载后立即应用。</translation>
    </message>
    <message>
        <source>Estimated time in which an address can&apos;t be reached, without the work in the guest: {addresses}.</source>
        <translation>各地址预计不可达的时间（不含操作系统内的操作）：{addresses}。</translation>
    </message>
    <message>
        <source>Unreachable after this plan: {addresses}.</source>
        <translation>执行本计划后不可达的地址：{addresses}。</translation>
    </message>
</context>
<context>
    <name>PlanRows</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>网卡</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Interruption</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>需同意</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>新建：{name}</translation>
    </message>
    <message>
        <source>New, one for each EIP</source>
        <translation>新建，每个 EIP 一个</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Rolling back</source>
        <translation>正在回滚</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>已过时</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>PlanSteps</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>API call:</source>
        <translation>API 调用：</translation>
    </message>
    <message>
        <source>Once for each of:</source>
        <translation>对以下每项各执行一次：</translation>
    </message>
    <message>
        <source>Parameters:</source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>The steps below are permanent. If a step above fails, everything is rolled back. After the first permanent step, no rollback is possible.</source>
        <translation>以下步骤不可恢复。以上步骤若有失败，将全部回滚；第一个不可恢复的步骤之后无法回滚。</translation>
    </message>
    <message>
        <source>Verified when:</source>
        <translation>核实条件：</translation>
    </message>
    <message>
        <source>Parameters of step {step}</source>
        <translation>第 {step} 步的参数</translation>
    </message>
    <message>
        <source>API call and parameters</source>
        <translation>API 调用和参数</translation>
    </message>
    <message>
        <source>Every step is permanent. No step can be rolled back.</source>
        <translation>每一步都是永久性的，任何一步都无法回滚。</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>The region has not been read yet. Wait for the list, or refresh it.</source>
        <translation>尚未读取该地域。请等待列表加载，或刷新。</translation>
    </message>
    <message>
        <source>The limits of the instance types could not be read ({code}), so free interface slots were not checked.</source>
        <translation>无法读取实例规格的限制（{code}），因此未检查剩余网卡数量。</translation>
    </message>
    <message>
        <source>The vSwitches could not be read ({code}).</source>
        <translation>无法读取交换机（{code}）。</translation>
    </message>
    <message>
        <source>The VPCs could not be read ({code}), so only their ids are shown.</source>
        <translation>无法读取 VPC（{code}），因此只显示其 ID。</translation>
    </message>
    <message>
        <source>Choose a region.</source>
        <translation>请选择地域。</translation>
    </message>
    <message>
        <source>The cloud refused multi-EIP to ENI mode to this account here ({code}), and will most likely do so again. The other way is to expose EIPs through a secondary CIDR block of the VPC.</source>
        <translation>云平台拒绝该账号在此使用多 EIP 网卡可见模式（{code}），再试很可能仍被拒绝。另一种方法是通过 VPC 附加网段使 EIP 可见。</translation>
    </message>
    <message>
        <source>This EIP is named twice. Name it once.</source>
        <translation>该 EIP 重复，请只保留一个。</translation>
    </message>
    <message>
        <source>This account has no such EIP in the region, or no longer. Refresh and choose again.</source>
        <translation>该账号在此地域没有（或已没有）这个 EIP。请刷新后重新选择。</translation>
    </message>
    <message>
        <source>Managed by a cloud service, which alone may bind it. Choose another EIP.</source>
        <translation>由云服务托管，只能由云服务绑定。请选择其他 EIP。</translation>
    </message>
    <message>
        <source>A subscription EIP can&apos;t be released before its term ends. It is kept.</source>
        <translation>包年包月的 EIP 在到期前不能释放，将保留。</translation>
    </message>
    <message>
        <source>One of a contiguous group ({group}), which is released only as a whole. Release the whole group in the EIP console.</source>
        <translation>属于连续 EIP 组（{group}），只能整组释放。请在 EIP 控制台释放整组。</translation>
    </message>
    <message>
        <source>This plan does not set the EIP free, so it does not release it either.</source>
        <translation>本计划不会解绑该 EIP，因此也不会释放它。</translation>
    </message>
    <message>
        <source>This account has no such interface in the region, or no longer. Refresh and choose again.</source>
        <translation>该账号在此地域没有（或已没有）这个网卡。请刷新后重新选择。</translation>
    </message>
    <message>
        <source>A primary interface, on which the mode does not work. Choose a secondary one.</source>
        <translation>这是主网卡，不支持该模式。请选择辅助弹性网卡。</translation>
    </message>
    <message>
        <source>A trunk or member interface, on which the mode does not work. Choose a plain secondary one.</source>
        <translation>这是 Trunk 或成员网卡，不支持该模式。请选择普通的辅助弹性网卡。</translation>
    </message>
    <message>
        <source>Attached to instance {instance}. Detach it first: EIPs can be bound to, and unbound from, a free interface only.</source>
        <translation>已挂载到实例 {instance}。请先卸载：只有未挂载的网卡才能绑定或解绑 EIP。</translation>
    </message>
    <message>
        <source>EIP {address} is on its way to or from this interface ({status}), and the cloud does one at a time. Wait a moment and refresh.</source>
        <translation>EIP {address} 正在与该网卡绑定或解绑（{status}），云平台一次只处理一个。请稍候并刷新。</translation>
    </message>
    <message>
        <source>Carries EIP {address} in another mode ({mode}), and modes can&apos;t be mixed on one interface. Disassociate that EIP, or choose another interface.</source>
        <translation>EIP {address} 以“{mode}”绑定在其上，同一网卡不能混用模式。请解绑该 EIP，或选择其他网卡。</translation>
    </message>
    <message>
        <source>Already carries {present} EIPs, and {limit} is the most. Choose another interface.</source>
        <translation>已绑定 {present} 个 EIP，上限为 {limit} 个。请选择其他网卡。</translation>
    </message>
    <message>
        <source>Has IP prefixes, which the mode does not allow. Choose another interface.</source>
        <translation>有 IP 前缀，该模式不允许。请选择其他网卡。</translation>
    </message>
    <message>
        <source>This account has no such instance in the region, or no longer. Refresh and choose again.</source>
        <translation>该账号在此地域没有（或已没有）这个实例。请刷新后重新选择。</translation>
    </message>
    <message>
        <source>Instance family {family} does not support the mode. Choose an instance of a listed family.</source>
        <translation>实例规格族 {family} 不支持该模式。请选择受支持规格族的实例。</translation>
    </message>
    <message>
        <source>Its state is {status}. It must be running or stopped. Wait, or start or stop it, then refresh.</source>
        <translation>当前状态为 {status}，须为运行中或已停止。请等待，或启动、停止实例后刷新。</translation>
    </message>
    <message>
        <source>The interface has {count} private addresses, and type {type} takes {limit} on each. Choose another instance or interface.</source>
        <translation>该网卡有 {count} 个私网地址，规格 {type} 每个网卡上限为 {limit} 个。请选择其他实例或网卡。</translation>
    </message>
    <message>
        <source>The cloud gave no limits for type {type}, so free interface slots were not checked. Count them in the ECS console.</source>
        <translation>云平台未返回规格 {type} 的限制，因此未检查空余网卡配额。请在 ECS 控制台自行核对。</translation>
    </message>
    <message>
        <source>In vSwitch {instance_vswitch}, the interface in {eni_vswitch}: in one zone the API attaches it all the same, only the console asks for one vSwitch.</source>
        <translation>实例位于交换机 {instance_vswitch}，网卡位于 {eni_vswitch}：同一可用区内 API 允许绑定，仅控制台要求同一交换机。</translation>
    </message>
    <message>
        <source>Its state is changing ({status}). Wait a moment and refresh.</source>
        <translation>状态变更中（{status}）。请稍候并刷新。</translation>
    </message>
    <message>
        <source>{chosen} EIPs are chosen and {present} are already on this interface, but it takes {limit}. Room is left for {room}.</source>
        <translation>已选 {chosen} 个 EIP，该网卡上已有 {present} 个，上限为 {limit} 个，还可再绑定 {room} 个。</translation>
    </message>
    <message>
        <source>Choose a secondary network interface.</source>
        <translation>请选择辅助弹性网卡。</translation>
    </message>
    <message>
        <source>Managed by a cloud service, which alone may use it. Choose another interface.</source>
        <translation>由云服务托管，只能由云服务使用。请选择其他网卡。</translation>
    </message>
    <message>
        <source>Choose an instance.</source>
        <translation>请选择实例。</translation>
    </message>
    <message>
        <source>In VPC {instance_vpc}, but the interface is in {eni_vpc}. Both must be in the same: choose another instance or interface.</source>
        <translation>位于 VPC {instance_vpc}，而网卡位于 {eni_vpc}。两者必须在同一个 VPC，请选择其他实例或网卡。</translation>
    </message>
    <message>
        <source>In zone {instance_zone}, but the interface is in {eni_zone}. Both must be in the same: choose another instance or interface.</source>
        <translation>位于可用区 {instance_zone}，而网卡位于 {eni_zone}。两者必须在同一可用区，请选择其他实例或网卡。</translation>
    </message>
    <message>
        <source>Both interfaces are in vSwitch {vswitch}. Source-based routing in the guest is then a must; the guest configuration sets it up.</source>
        <translation>两个网卡都在交换机 {vswitch} 中，操作系统内必须使用源地址路由，生成的配置会完成设置。</translation>
    </message>
    <message>
        <source>DHCP must be on in the guest for this interface, or the mode does not take effect. The guest configuration keeps it on and checks it.</source>
        <translation>操作系统内该网卡必须开启 DHCP，否则该模式不生效。生成的配置会保持 DHCP 开启并进行检查。</translation>
    </message>
    <message>
        <source>The VPCs could not be read ({code}), so it is not known which address blocks are taken.</source>
        <translation>无法读取 VPC（{code}），无法得知哪些网段已被占用。</translation>
    </message>
    <message>
        <source>The vSwitches could not be read ({code}), so it is not known which addresses are taken.</source>
        <translation>无法读取交换机（{code}），无法得知哪些地址已被占用。</translation>
    </message>
    <message>
        <source>Its VPC {vpc} is not in this region, or no longer. Refresh, or choose another instance.</source>
        <translation>其 VPC {vpc} 不在该地域，或已不存在。请刷新，或选择其他实例。</translation>
    </message>
    <message>
        <source>Each EIP needs an interface of its own ({needed}), but type {type} takes {limit} in all and has room for {room}. Choose fewer EIPs, detach an interface, or choose another instance.</source>
        <translation>每个 EIP 需要一块单独的弹性网卡（共 {needed} 块），但规格 {type} 最多支持 {limit} 块，只能再挂载 {room} 块。请减少 EIP、卸载一块网卡，或选择其他实例。</translation>
    </message>
    <message>
        <source>Choose a security group for the new interfaces.</source>
        <translation>请为新的弹性网卡选择安全组。</translation>
    </message>
    <message>
        <source>The VPC of the instance has no such security group, or no longer. Choose another one.</source>
        <translation>实例所在的 VPC 没有该安全组，或已不存在。请选择其他安全组。</translation>
    </message>
    <message>
        <source>The security group is in VPC {group_vpc}, but the instance is in {instance_vpc}. Both must be in the same: choose another group.</source>
        <translation>安全组属于 VPC {group_vpc}，而实例属于 {instance_vpc}。两者必须属于同一 VPC，请选择其他安全组。</translation>
    </message>
    <message>
        <source>A cloud service manages this security group and alone may use it. Choose another one.</source>
        <translation>该安全组由云服务托管，只有该服务可以使用。请选择其他安全组。</translation>
    </message>
    <message>
        <source>The guest gets each EIP by DHCP as the address of a new network card. Replies must leave by that card; the guest configuration sees to it.</source>
        <translation>操作系统通过 DHCP 获得各 EIP，作为新网卡的地址。回包必须从该网卡发出，系统内配置会保证这一点。</translation>
    </message>
    <message>
        <source>{address} lies in vSwitch {vswitch} of zone {zone}, but the instance is in {wanted}, and no second vSwitch can have the address. Choose an instance of that zone, or another EIP.</source>
        <translation>{address} 位于可用区 {zone} 的交换机 {vswitch} 中，而实例在 {wanted}，且该地址不能属于第二个交换机。请选择该可用区的实例，或其他 EIP。</translation>
    </message>
    <message>
        <source>{address} is the first or one of the last three addresses of vSwitch {vswitch} ({network}), which the cloud keeps for itself. Choose another EIP, or delete that vSwitch.</source>
        <translation>{address} 是交换机 {vswitch}（{network}）的第一个或最后三个地址之一，由系统保留。请选择其他 EIP，或删除该交换机。</translation>
    </message>
    <message>
        <source>{address} lies in {other}, which no VPC can use. Choose another EIP.</source>
        <translation>{address} 位于 {other}，任何 VPC 都不能使用该网段。请选择其他 EIP。</translation>
    </message>
    <message>
        <source>{address} is the first or one of the last three addresses of {network}, which the cloud keeps for itself, and no wider vSwitch is possible. Choose another EIP.</source>
        <translation>{address} 是 {network} 的第一个或最后三个地址之一，由系统保留，且无法创建更大的交换机。请选择其他 EIP。</translation>
    </message>
    <message>
        <source>{address} needs the vSwitch {network} at least, which overlaps vSwitch {vswitch} ({other}). Choose another EIP, or delete that vSwitch.</source>
        <translation>{address} 至少需要交换机网段 {network}，而它与交换机 {vswitch}（{other}）重叠。请选择其他 EIP，或删除该交换机。</translation>
    </message>
    <message>
        <source>{address} needs the vSwitch {network}, which is the destination of a route of the VPC, and there is no room for a wider one. Choose another EIP, or change the route.</source>
        <translation>{address} 需要交换机网段 {network}，而它是 VPC 某条路由的目标网段，也没有空间使用更大的网段。请选择其他 EIP，或修改该路由。</translation>
    </message>
    <message>
        <source>{address} needs the block {network} at least, which overlaps {other}, a block of the VPC. Choose another EIP.</source>
        <translation>{address} 至少需要附加网段 {network}，而它与 VPC 的网段 {other} 重叠。请选择其他 EIP。</translation>
    </message>
    <message>
        <source>{address} needs the block {network} at least, which overlaps the route of the VPC to {other}. Choose another EIP, or change the route.</source>
        <translation>{address} 至少需要附加网段 {network}，而它与 VPC 到 {other} 的路由重叠。请选择其他 EIP，或修改该路由。</translation>
    </message>
    <message>
        <source>These EIPs lie too far apart: they need at least {needed} new address blocks, and of the {limit} that a VPC takes {free} are free. Choose fewer EIPs, or some that lie closer together.</source>
        <translation>这些 EIP 相距太远：至少需要 {needed} 个新的附加网段，而 VPC 最多支持 {limit} 个，只剩 {free} 个。请减少 EIP，或选择地址更接近的 EIP。</translation>
    </message>
    <message>
        <source>These EIPs lie too far apart: they need at least {needed} new vSwitches, and of the {limit} that a VPC takes {free} are free. Choose fewer EIPs, or delete vSwitches.</source>
        <translation>这些 EIP 相距太远：至少需要 {needed} 个新的交换机，而 VPC 最多支持 {limit} 个，只剩 {free} 个。请减少 EIP，或删除交换机。</translation>
    </message>
    <message>
        <source>The routes and security groups of the VPC have not been read yet. Wait, or read them again.</source>
        <translation>尚未读取 VPC 的路由和安全组。请稍候或重新读取。</translation>
    </message>
    <message>
        <source>{blocks} becomes part of the VPC. Other addresses on the Internet in it ({count}) can then no longer be reached from the VPC.</source>
        <translation>{blocks} 将成为 VPC 的一部分。此后，该 VPC 无法再访问公网上属于其中的其他地址（{count} 个）。</translation>
    </message>
    <message>
        <source>Whether VPC {vpc} has an IPv4 gateway could not be read; with one the route table of the new vSwitches needs a route for 0.0.0.0/0 to it. Refresh; if that does not help, allow vpc:ListIpv4Gateways, or look under IPv4 Gateway in the VPC console.</source>
        <translation>无法读取 VPC {vpc} 是否有 IPv4 网关；如果有，新交换机的路由表需要一条指向它的 0.0.0.0/0 路由。请刷新；若仍无法读取，请授权 vpc:ListIpv4Gateways，或在 VPC 控制台的“IPv4 网关”中查看。</translation>
    </message>
    <message>
        <source>There is no such vSwitch in this region, or no longer. Refresh and choose again.</source>
        <translation>该地域没有此交换机，或已不存在。请刷新后重新选择。</translation>
    </message>
    <message>
        <source>Something else is in this vSwitch ({other}), so it can&apos;t be deleted. Keep the vSwitch.</source>
        <translation>该交换机中还有其他资源（{other}），因此无法删除。请保留该交换机。</translation>
    </message>
    <message>
        <source>{block} is no secondary CIDR block of VPC {vpc}, or no longer. Refresh and choose again.</source>
        <translation>{block} 不是 VPC {vpc} 的附加网段，或已被移除。请刷新后重新选择。</translation>
    </message>
    <message>
        <source>Other vSwitches lie in the block {block} ({other}), so it can&apos;t be taken from the VPC. Keep the block.</source>
        <translation>网段 {block} 中还有其他交换机（{other}），因此无法从 VPC 中移除。请保留该网段。</translation>
    </message>
    <message>
        <source>The plan has not been run to its end.</source>
        <translation>计划尚未执行完成。</translation>
    </message>
    <message>
        <source>The EIPs could not be read ({code}), so their state is not known.</source>
        <translation>无法读取 EIP（{code}），其当前状态未知。</translation>
    </message>
    <message>
        <source>The network interfaces could not be read ({code}), so their state is not known.</source>
        <translation>无法读取弹性网卡（{code}），其当前状态未知。</translation>
    </message>
    <message>
        <source>The instances could not be read ({code}), so their state is not known.</source>
        <translation>无法读取实例（{code}），其当前状态未知。</translation>
    </message>
    <message>
        <source>Alibaba Cloud has closed the region {region}. Choose another region.</source>
        <translation>阿里云已关闭地域 {region}，请选择其他地域。</translation>
    </message>
    <message>
        <source>No EIP of this region is in multi-EIP mode, so it is not known whether this account may use it: Alibaba Cloud no longer accepts new applications. The first binding shows it; a refusal changes nothing.</source>
        <translation>该地域尚无多 EIP 网卡可见模式的 EIP，因此不确定该账号能否使用：阿里云已不再接受新的申请。首次绑定即可得知，被拒绝也不会改变任何资源。</translation>
    </message>
    <message>
        <source>Select at least one EIP.</source>
        <translation>请至少选择一个 EIP。</translation>
    </message>
    <message>
        <source>Already bound to {target}. Unbind it there first, or choose another EIP.</source>
        <translation>已绑定到 {target}。请先在那里解绑，或选择其他 EIP。</translation>
    </message>
    <message>
        <source>Deletion protection is on for this EIP. Turn it off in the EIP console to release the EIP.</source>
        <translation>该 EIP 已开启删除保护。如需释放，请先在 EIP 控制台关闭。</translation>
    </message>
    <message>
        <source>Has {count} secondary private addresses. Alibaba Cloud does not document whether the mode allows them, and may refuse. An interface without them is the safe choice.</source>
        <translation>有 {count} 个辅助私网地址。阿里云文档未说明该模式是否允许，可能被拒绝。选择没有辅助私网地址的网卡更稳妥。</translation>
    </message>
    <message>
        <source>It could not be read whether VPC {vpc} has an IPv4 gateway. With one, the cloud may refuse the mode. Refresh; if that does not help, allow vpc:ListIpv4Gateways, or check IPv4 Gateway in the VPC console.</source>
        <translation>无法读取 VPC {vpc} 是否有 IPv4 网关；如果有，云平台可能拒绝该模式。请刷新；若仍无法读取，请授权 vpc:ListIpv4Gateways，或在 VPC 控制台的“IPv4 网关”中查看。</translation>
    </message>
    <message>
        <source>The interface still carries EIPs ({addresses}) and can&apos;t be deleted. Unbind them first.</source>
        <translation>网卡上仍有 EIP（{addresses}），无法删除。请先解绑这些 EIP。</translation>
    </message>
    <message>
        <source>Instance {instance} is {status}. It supports detaching an interface only while running or stopped. Wait and refresh.</source>
        <translation>实例 {instance} 的状态为 {status}，只有运行中或已停止时才能卸载网卡。请等待并刷新。</translation>
    </message>
    <message>
        <source>Only an older document of Alibaba Cloud lists instance family {family}. The cloud may refuse to attach the interface; the bindings are then rolled back.</source>
        <translation>实例规格族 {family} 只出现在阿里云较早的文档中，云平台可能拒绝挂载网卡；届时已绑定的内容会自动回滚。</translation>
    </message>
    <message>
        <source>Type {type} supports attaching an interface only while stopped. Agree to stop the instance for the change, or stop it yourself and refresh.</source>
        <translation>规格 {type} 只能在停机时绑定网卡。请同意在变更期间停止实例，或自行停止后刷新。</translation>
    </message>
    <message>
        <source>Multi-EIP mode is not offered in {region}. Use the method &quot;Secondary CIDR block&quot;, or choose another region; EIPs can&apos;t leave their region.</source>
        <translation>{region} 不支持多 EIP 网卡可见模式。请使用“附加网段”方法，或选择其他地域；EIP 不能跨地域。</translation>
    </message>
    <message>
        <source>Locked by the cloud ({reason}). Pay the outstanding bill or resolve the security notice first.</source>
        <translation>被云平台锁定（{reason}）。请先结清欠款或处理安全通知。</translation>
    </message>
    <message>
        <source>VPC {vpc} has an IPv4 gateway. Alibaba Cloud does not document whether the mode works with it, and may refuse. An interface in a VPC without one is the safe choice.</source>
        <translation>VPC {vpc} 有 IPv4 网关。阿里云文档未说明该模式能否与其同时使用，可能被拒绝。选择没有 IPv4 网关的 VPC 中的网卡更稳妥。</translation>
    </message>
    <message>
        <source>Instance {instance} of type {type} supports detaching an interface only while stopped. Agree to stop it for the change, or stop it yourself and refresh.</source>
        <translation>实例 {instance} 的规格为 {type}，只有停机时才能卸载网卡。请同意在变更期间停止实例，或自行停止后刷新。</translation>
    </message>
    <message>
        <source>{address} is already the private address of interface {eni} in vSwitch {vswitch}. Unbind that interface in the main window first, or choose another EIP.</source>
        <translation>{address} 已是交换机 {vswitch} 中网卡 {eni} 的私网地址。请先在主窗口中解绑该网卡，或选择其他 EIP。</translation>
    </message>
    <message>
        <source>The VPC has reached its limit of {limit} secondary CIDR blocks, and these EIPs are in none of its blocks. Remove an unused block, or choose an instance in another VPC.</source>
        <translation>该 VPC 的附加网段已达上限（{limit} 个），且这些 EIP 不在其任何网段内。请删除不再需要的附加网段，或选择其他 VPC 中的实例。</translation>
    </message>
    <message>
        <source>The VPC has reached its limit of {limit} vSwitches, and these EIPs are in none of them. Delete an unused vSwitch, or choose an instance in another VPC.</source>
        <translation>该 VPC 的交换机已达上限（{limit} 个），且这些 EIP 不在其任何交换机内。请删除不再需要的交换机，或选择其他 VPC 中的实例。</translation>
    </message>
    <message>
        <source>Confirm that the VPC can no longer reach the other Internet addresses in {blocks}: select the check box, or choose other EIPs.</source>
        <translation>请确认 VPC 不再能访问 {blocks} 中的其他公网地址：勾选复选框，或选择其他 EIP。</translation>
    </message>
    <message>
        <source>Your own EIPs are also in the block ({count}): {eips}. Hosts in the VPC can no longer reach them by these addresses.</source>
        <translation>其中也有您自己的 EIP（{count} 个）：{eips}。VPC 内的主机将无法再通过这些地址访问它们。</translation>
    </message>
    <message>
        <source>VPC {vpc} has an IPv4 gateway, so the new vSwitches reach the Internet only if their route table has a route for 0.0.0.0/0 to it. This program sets no routes: check the table in the VPC console and add the route if it is missing.</source>
        <translation>VPC {vpc} 有 IPv4 网关，因此只有当新交换机的路由表中有指向该网关的 0.0.0.0/0 路由时，新交换机才能访问公网。本程序不设置路由：请在 VPC 控制台中检查该路由表，缺少此路由时请添加。</translation>
    </message>
    <message>
        <source>Its private address is not a bound EIP, and this program did not create it. Only interfaces created for an EIP are deleted here.</source>
        <translation>其私网 IP 不是已绑定的 EIP，且不是由本程序创建。这里只删除为 EIP 创建的网卡。</translation>
    </message>
    <message>
        <source>Has {used} interfaces, and type {type} takes {limit}. Detach one, or choose another instance.</source>
        <translation>已有 {used} 个网卡，规格 {type} 上限为 {limit} 个。请卸载一个，或选择其他实例。</translation>
    </message>
    <message>
        <source>No EIP is bound to this interface, so there is nothing to move. Choose another interface.</source>
        <translation>该网卡未绑定 EIP，没有可迁移的内容。请选择其他网卡。</translation>
    </message>
    <message>
        <source>It is not bound to {eni}, but to {target}. Choose EIPs of this interface.</source>
        <translation>它绑定到 {target}，而不是 {eni}。请选择该网卡的 EIP。</translation>
    </message>
    <message>
        <source>Other EIPs stay on {eni}, so it stays too. Choose the interface of instance {instance} that takes the EIPs, or move all EIPs.</source>
        <translation>其他 EIP 保留在 {eni} 上，因此该网卡也保留。请选择实例 {instance} 中接收 EIP 的网卡，或迁移全部 EIP。</translation>
    </message>
    <message>
        <source>This run can&apos;t be reversed in one step: {action} has no reversal. Plan each change by itself.</source>
        <translation>无法一步撤回该运行：{action} 没有反向操作。请逐项制定计划。</translation>
    </message>
    <message>
        <source>It stays bound to {target} ({kind}): only EIPs of interfaces and instances in another mode are unbound first, and no other resource is changed. Unbind it there yourself, or choose another EIP.</source>
        <translation>它仍绑定到 {target}（{kind}）：只会先解绑以其他模式绑定到网卡或实例的 EIP，不改动其他资源。请自行在该处解绑，或选择其他 EIP。</translation>
    </message>
    <message>
        <source>The interface is attached to it already.</source>
        <translation>网卡已挂载到该实例。</translation>
    </message>
    <message>
        <source>It has changed since the run. Make a new plan from the current state.</source>
        <translation>运行之后它已发生变化。请根据当前状态重新制定计划。</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>Change the profile</source>
        <translation>修改账号配置</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新建账号配置</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择 …</translation>
    </message>
    <message>
        <source>empty for the system&apos;s</source>
        <translation>留空则使用系统设置</translation>
    </message>
    <message>
        <source>PEM file; empty for the system&apos;s certificates</source>
        <translation>PEM 文件；留空则使用系统证书</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>信任的证书</translation>
    </message>
    <message>
        <source>empty to keep the present one</source>
        <translation>留空则保留现有密钥</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>类型(&amp;K)：</translation>
    </message>
    <message>
        <source>AccessKey &amp;ID:</source>
        <translation>AccessKey ID(&amp;I)：</translation>
    </message>
    <message>
        <source>AccessKey s&amp;ecret:</source>
        <translation>AccessKey Secret(&amp;E)：</translation>
    </message>
    <message>
        <source>Security &amp;token:</source>
        <translation>安全令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>Role &amp;ARN:</source>
        <translation>角色 ARN(&amp;A)：</translation>
    </message>
    <message>
        <source>R&amp;ole session name:</source>
        <translation>角色会话名称(&amp;O)：</translation>
    </message>
    <message>
        <source>E&amp;xternal ID:</source>
        <translation>外部 ID(&amp;X)：</translation>
    </message>
    <message>
        <source>Co&amp;lour:</source>
        <translation>颜色(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Proxy:</source>
        <translation>代理(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Certificates to trust:</source>
        <translation>信任的证书(&amp;C)：</translation>
    </message>
    <message>
        <source>for example cn-shanghai; empty for none</source>
        <translation>例如 cn-shanghai；留空表示无</translation>
    </message>
    <message>
        <source>Default &amp;region:</source>
        <translation>默认地域(&amp;R)：</translation>
    </message>
    <message>
        <source>For setting up and reading guests from here. It takes effect at the next sign-in.</source>
        <translation>用于从此处配置和读取操作系统。下次登录时生效。</translation>
    </message>
    <message>
        <source>Cloud Assistant:</source>
        <translation>云助手：</translation>
    </message>
    <message>
        <source>Run commands in &amp;guests through Cloud Assistant, as administrator there</source>
        <translation>通过云助手以管理员身份在操作系统内运行命令(&amp;G)</translation>
    </message>
</context>
<context>
    <name>ProfileManager</name>
    <message>
        <source>Profiles</source>
        <translation>账号配置</translation>
    </message>
    <message>
        <source>&amp;Lock after minutes without use:</source>
        <translation>闲置多少分钟后锁定(&amp;L)：</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>&amp;Add …</source>
        <translation>添加(&amp;A) …</translation>
    </message>
    <message>
        <source>C&amp;hange …</source>
        <translation>修改(&amp;H) …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Delete …</source>
        <translation>删除(&amp;D) …</translation>
    </message>
    <message>
        <source>&amp;Make default</source>
        <translation>设为默认(&amp;M)</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>账号配置</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>AccessKey ID</source>
        <translation>AccessKey ID</translation>
    </message>
    <message>
        <source>Secret kept</source>
        <translation>密钥保存位置</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>for this session</source>
        <translation>仅本次会话</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Delete the profile {name} and its secret? The AccessKey itself stays as it is in the cloud.</source>
        <translation>删除账号配置 {name} 及其密钥？云上的 AccessKey 本身不受影响。</translation>
    </message>
    <message>
        <source>Delete the profile?</source>
        <translation>删除账号配置？</translation>
    </message>
    <message>
        <source>Trying the reading calls …</source>
        <translation>正在尝试只读调用 …</translation>
    </message>
    <message>
        <source>Permissions of the profile</source>
        <translation>该配置的权限</translation>
    </message>
    <message>
        <source>Check &amp;permissions</source>
        <translation>检查权限(&amp;P)</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>是否允许</translation>
    </message>
    <message>
        <source>The caller identity could not be read.</source>
        <translation>无法读取调用者身份。</translation>
    </message>
    <message>
        <source>Done, but the old secret is still in the keyring. It is deleted as soon as the keyring allows it.</source>
        <translation>已完成，但旧密钥仍在系统密钥环中，待密钥环允许时删除。</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>ProfileTest</name>
    <message>
        <source>Asking the cloud who signs …</source>
        <translation>正在向云端查询签名身份 …</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>未保存任何内容。</translation>
    </message>
    <message>
        <source>Asks the cloud whose key this is. Nothing is saved.</source>
        <translation>向云端查询该密钥属于谁，不会保存任何内容。</translation>
    </message>
    <message>
        <source>Test no&amp;w</source>
        <translation>立即测试(&amp;W)</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>AccessKey</source>
        <translation>AccessKey</translation>
    </message>
    <message>
        <source>Temporary credentials (STS)</source>
        <translation>临时凭证（STS）</translation>
    </message>
    <message>
        <source>RAM role</source>
        <translation>RAM 角色</translation>
    </message>
    <message>
        <source>Environment variables</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>This program does not know the kind {mode}.</source>
        <translation>本程序不支持 {mode} 类型。</translation>
    </message>
    <message>
        <source>Its key is not complete or has the wrong shape.</source>
        <translation>密钥不完整或格式不对。</translation>
    </message>
    <message>
        <source>Its token has expired.</source>
        <translation>令牌已过期。</translation>
    </message>
    <message>
        <source>The account {account} itself, which no RAM policy limits</source>
        <translation>主账号 {account}，不受 RAM 权限策略限制</translation>
    </message>
    <message>
        <source>RAM user {name} of account {account}</source>
        <translation>账号 {account} 的 RAM 用户 {name}</translation>
    </message>
    <message>
        <source>RAM role {name} of account {account}</source>
        <translation>账号 {account} 的 RAM 角色 {name}</translation>
    </message>
    <message>
        <source>{name} of account {account}</source>
        <translation>账号 {account} 的 {name}</translation>
    </message>
    <message>
        <source>Allowed, tried</source>
        <translation>允许（已试）</translation>
    </message>
    <message>
        <source>Probably allowed</source>
        <translation>很可能允许</translation>
    </message>
    <message>
        <source>Not known; it can&apos;t be tried without doing it</source>
        <translation>未知；不实际执行便无法验证</translation>
    </message>
    <message>
        <source>Probably refused</source>
        <translation>很可能被拒绝</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
</context>
<context>
    <name>ProgressRows</name>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>API call</source>
        <translation>API 调用</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
</context>
<context>
    <name>ReadingNote</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The last refresh failed. The rows may be out of date.</source>
        <translation>上次刷新失败，当前显示的内容可能已过时。</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>更新于 {time}</translation>
    </message>
    <message>
        <source>{time}; {rest}</source>
        <translation>{time}；{rest}</translation>
    </message>
</context>
<context>
    <name>RebindConsent</name>
    <message>
        <source>Bind &amp;one EIP as a trial first, and the others later</source>
        <translation>先试绑一个 EIP，稍后绑定其余(&amp;O)</translation>
    </message>
    <message>
        <source>Unbind these EIPs first: {eips}</source>
        <translation>先解绑以下 EIP：{eips}</translation>
    </message>
    <message>
        <source>DNS records stay valid. The guest OS gets the public addresses itself: connections that it opens have them as their source only if its routing says so. Check the allow lists of your peers.</source>
        <translation>DNS 记录保持有效。操作系统内直接使用公网地址：由其发起的连接只有在其路由如此设置时才使用这些源地址。请检查对端的白名单。</translation>
    </message>
</context>
<context>
    <name>RegionPage</name>
    <message>
        <source>Regions</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Where are the EIPs? Interface and instance must be in the same region.</source>
        <translation>EIP 在哪个地域？弹性网卡和实例必须在同一地域。</translation>
    </message>
    <message>
        <source>Region ID</source>
        <translation>地域 ID</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>支持</translation>
    </message>
    <message>
        <source>Not offered; use the method &quot;Secondary CIDR block&quot;</source>
        <translation>不支持；请使用“附加网段”方法</translation>
    </message>
</context>
<context>
    <name>Regions</name>
    <message>
        <source>Not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Read in part</source>
        <translation>部分读取</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>Not up to date</source>
        <translation>不是最新</translation>
    </message>
    <message>
        <source>Regions: {count}</source>
        <translation>地域：{count}</translation>
    </message>
    <message>
        <source>being read: {count}</source>
        <translation>读取中：{count}</translation>
    </message>
    <message>
        <source>not read whole: {count}</source>
        <translation>未完整读取：{count}</translation>
    </message>
    <message>
        <source>The selected rows are of several regions: {regions}. Select rows of one region to act on them.</source>
        <translation>所选的行属于多个地域：{regions}。请选择同一地域的行再操作。</translation>
    </message>
</context>
<context>
    <name>RegionsExportDialog</name>
    <message>
        <source>Terraform configurations, a folder for each region</source>
        <translation>Terraform 配置，每个地域一个文件夹</translation>
    </message>
    <message>
        <source>List of bindings to edit (CSV)</source>
        <translation>可编辑的绑定列表 (CSV)</translation>
    </message>
    <message>
        <source>A configuration has one provider, so each region is in its own folder.</source>
        <translation>一个配置只有一个 provider：每个地域一个文件夹。</translation>
    </message>
    <message>
        <source>Interfaces with their EIPs, for a list of plans (multi-eip plan --from).</source>
        <translation>网卡及其 EIP，用于方案列表（multi-eip plan --from）。</translation>
    </message>
    <message>
        <source>One file with the region of each row.</source>
        <translation>一个文件，每行注明地域。</translation>
    </message>
    <message>
        <source>Rows: {rows}, regions: {regions}</source>
        <translation>行：{rows}，地域：{regions}</translation>
    </message>
    <message>
        <source>Not read, or not up to date: {regions}.</source>
        <translation>未读取或不是最新：{regions}。</translation>
    </message>
    <message>
        <source>Only the s&amp;elected rows ({count})</source>
        <translation>仅所选的行 ({count})(&amp;E)</translation>
    </message>
</context>
<context>
    <name>RegionsView</name>
    <message>
        <source>Regions</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>No regions are chosen.</source>
        <translation>未选择地域。</translation>
    </message>
    <message>
        <source>Choose several, or all, with the button above.</source>
        <translation>请用上方的按钮选择多个或全部地域。</translation>
    </message>
    <message>
        <source>The regions are being read.</source>
        <translation>正在读取各地域。</translation>
    </message>
    <message>
        <source>Each one shows its rows as soon as it is there.</source>
        <translation>每个地域读取后立即显示其行。</translation>
    </message>
    <message>
        <source>No rows could be read.</source>
        <translation>无法读取任何行。</translation>
    </message>
    <message>
        <source>The list above says why, for each region.</source>
        <translation>上方的列表说明了各地域的原因。</translation>
    </message>
    <message>
        <source>These regions have neither EIPs nor network interfaces.</source>
        <translation>这些地域既没有 EIP，也没有弹性网卡。</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Choose regions …</source>
        <translation>选择地域(&amp;C) …</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>重试(&amp;G)</translation>
    </message>
    <message>
        <source>Read the regions again that could not be read, or not whole</source>
        <translation>重新读取未能读取或未能完整读取的地域</translation>
    </message>
    <message>
        <source>State of each region</source>
        <translation>各地域的状态</translation>
    </message>
    <message>
        <source>Enter or a double click shows the rows of one region only</source>
        <translation>按回车或双击只显示一个地域的行</translation>
    </message>
</context>
<context>
    <name>ReleaseWizard</name>
    <message>
        <source>Release EIPs</source>
        <translation>释放 EIP</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Allocation ID</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>As read at {time}.</source>
        <translation>读取时间：{time}。</translation>
    </message>
    <message>
        <source>Bound EIPs</source>
        <translation>已绑定的 EIP</translation>
    </message>
    <message>
        <source>Bound to</source>
        <translation>绑定到</translation>
    </message>
    <message>
        <source>Interfaces with multi-mode EIPs</source>
        <translation>绑定该模式 EIP 的网卡</translation>
    </message>
    <message>
        <source>Charge type</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Not known: the record of the runs could not be read ({reason}).</source>
        <translation>未知：无法读取执行记录（{reason}）。</translation>
    </message>
    <message>
        <source>EIP</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>EIPs in multi-EIP mode</source>
        <translation>多 EIP 网卡可见模式的 EIP</translation>
    </message>
    <message>
        <source>EIPs bound to nothing</source>
        <translation>未绑定的 EIP</translation>
    </message>
    <message>
        <source>NAT mode, visible in the guest OS</source>
        <translation>普通模式，操作系统内可见</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>网卡</translation>
    </message>
    <message>
        <source>Interfaces</source>
        <translation>网卡</translation>
    </message>
    <message>
        <source>Interfaces without EIPs</source>
        <translation>未绑定 EIP 的网卡</translation>
    </message>
    <message>
        <source>Interfaces of which it is not known whether they carry EIPs</source>
        <translation>是否绑定 EIP 未知的网卡</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Netmask</source>
        <translation>子网掩码</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无。</translation>
    </message>
    <message>
        <source>Not known.</source>
        <translation>未知。</translation>
    </message>
    <message>
        <source>Nothing has changed since the plan.</source>
        <translation>自计划执行以来没有变化。</translation>
    </message>
    <message>
        <source>No issues were found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>This report is not complete:</source>
        <translation>本报告不完整：</translation>
    </message>
    <message>
        <source>Private address</source>
        <translation>私网 IP</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>EIP mappings in {region}</source>
        <translation>{region} 的 EIP 映射</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Unbound EIPs</source>
        <translation>未绑定的 EIP</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>of these attached to an instance</source>
        <translation>其中已挂载到实例</translation>
    </message>
    <message>
        <source>Not known: this region could not be read ({reason}).</source>
        <translation>未知：无法读取该地域（{reason}）。</translation>
    </message>
</context>
<context>
    <name>ResourceActions</name>
    <message>
        <source>Guest configuration</source>
        <translation>操作系统内配置</translation>
    </message>
    <message>
        <source>Change the E&amp;IPs …</source>
        <translation>变更 EIP(&amp;I) …</translation>
    </message>
    <message>
        <source>Change the EIPs</source>
        <translation>变更 EIP</translation>
    </message>
    <message>
        <source>Re&amp;lease EIPs …</source>
        <translation>释放 EIP(&amp;L) …</translation>
    </message>
    <message>
        <source>Release EIPs</source>
        <translation>释放 EIP</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>导出(&amp;E) …</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Choose a row whose interface carries EIPs in multi-EIP mode, or has an EIP as its address</source>
        <translation>请选择一行：其网卡绑定了多 EIP 网卡可见模式的 EIP，或以 EIP 为地址</translation>
    </message>
    <message>
        <source>The selected EIPs are on several interfaces in use. Select those of one interface</source>
        <translation>所选 EIP 位于多个使用中的网卡上。请只选择同一网卡的 EIP</translation>
    </message>
    <message>
        <source>Release the selected EIPs that are bound to nothing, permanently</source>
        <translation>永久释放所选的未绑定 EIP</translation>
    </message>
    <message>
        <source>Select EIPs that are bound to nothing first</source>
        <translation>请先选择未绑定的 EIP</translation>
    </message>
    <message>
        <source>Save the mappings as a table, data, report, script or Terraform</source>
        <translation>将映射关系保存为表格、数据、报告、脚本或 Terraform</translation>
    </message>
    <message>
        <source>There is nothing to export yet</source>
        <translation>暂无可导出的内容</translation>
    </message>
    <message numerus="yes">
        <source>%n mapping(s) written to {path}.</source>
        <translation>
            <numerusform>已将 %n 条映射写入 {path}。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Unbind …</source>
        <translation>解绑(&amp;U) …</translation>
    </message>
    <message>
        <source>Unbind</source>
        <translation>解绑</translation>
    </message>
    <message>
        <source>Configuration of the guest OS for the EIPs of this interface</source>
        <translation>操作系统使用该网卡 EIP 所需的配置</translation>
    </message>
    <message>
        <source>Bind EIPs to an interface in use, or unbind some</source>
        <translation>为使用中的网卡绑定更多 EIP，或解绑部分 EIP</translation>
    </message>
    <message>
        <source>Unbind an interface and its EIPs</source>
        <translation>解绑网卡及其 EIP</translation>
    </message>
    <message>
        <source>Change &amp;name and bandwidth …</source>
        <translation>修改名称和带宽(&amp;N) …</translation>
    </message>
    <message>
        <source>Give the EIP of this row another name or another bandwidth</source>
        <translation>为该行的 EIP 设置其他名称或其他带宽</translation>
    </message>
    <message>
        <source>Choose the row of an EIP first</source>
        <translation>请先选择 EIP 所在的行</translation>
    </message>
    <message>
        <source>Read the guest</source>
        <translation>读取操作系统</translation>
    </message>
    <message>
        <source>No row has an EIP that a guest sees</source>
        <translation>没有任何一行的 EIP 对操作系统可见</translation>
    </message>
    <message>
        <source>The guests are being read</source>
        <translation>正在读取操作系统</translation>
    </message>
    <message>
        <source>Read through Cloud Assistant what the guests of the selected rows, or of all rows, have set</source>
        <translation>通过云助手读取所选行（或全部行）的操作系统内的配置</translation>
    </message>
    <message>
        <source>The file was saved as {path}.</source>
        <translation>文件已保存为 {path}。</translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message>
        <source>Unfinished run</source>
        <translation>未完成的执行</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>A run of {began} in {region} was not finished, and it is of another account.</source>
        <translation>{began} 在 {region} 的执行尚未完成，且属于另一个账号。</translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) allocated.</source>
        <translation>
            <numerusform>已申请 %n 个 EIP。</numerusform>
        </translation>
    </message>
    <message>
        <source>The interface {eni} was created.</source>
        <translation>网卡 {eni} 已创建。</translation>
    </message>
    <message>
        <source>This is one reading of the cloud, which may lag behind. The run itself reads until it is sure.</source>
        <translation>以上只是对云端的一次读取，可能滞后。执行本身会反复读取，直到确定为止。</translation>
    </message>
    <message>
        <source>A run of {began} in {region} was not finished, but the lists of this account show nothing of it.</source>
        <translation>{began} 在 {region} 的一次执行没有完成，但该账号的列表中没有其涉及的资源。</translation>
    </message>
    <message>
        <source>{title}: {done} of {total} read as done</source>
        <translation>{title}：读取显示已完成 {done} / {total}</translation>
    </message>
    <message>
        <source>A deletion or release was sent: the run can be finished, but not rolled back.</source>
        <translation>删除或释放请求已经发送：执行可以继续完成，但无法回滚。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>暂不(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Roll back</source>
        <translation>回滚(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ReverseButton</name>
    <message>
        <source>Rever&amp;se …</source>
        <translation>撤回(&amp;S) …</translation>
    </message>
    <message>
        <source>Put everything back as it was before this run, if nothing has changed since</source>
        <translation>如果此后没有变化，将一切恢复到该运行之前的状态</translation>
    </message>
    <message>
        <source>Only a run that was applied can be reversed</source>
        <translation>只有已执行完成的运行才能撤回</translation>
    </message>
    <message>
        <source>No run of this kind can be reversed in one step: plan each change by itself</source>
        <translation>此类运行无法一步撤回，请逐项制定计划</translation>
    </message>
    <message>
        <source>Choose the region {region} first</source>
        <translation>请先选择地域 {region}</translation>
    </message>
</context>
<context>
    <name>ReverseWizard</name>
    <message>
        <source>Reverse a run</source>
        <translation>撤回运行</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>The plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Region:</source>
        <translation>地域：</translation>
    </message>
    <message>
        <source>EIPs:</source>
        <translation>EIP：</translation>
    </message>
    <message>
        <source>Interface:</source>
        <translation>弹性网卡：</translation>
    </message>
    <message>
        <source>Instance:</source>
        <translation>实例：</translation>
    </message>
    <message>
        <source>Security group:</source>
        <translation>安全组：</translation>
    </message>
    <message numerus="yes">
        <source>Bind %n &amp;EIP(s) and attach</source>
        <translation>
            <numerusform>绑定 %n 个 EIP 并挂载网卡(&amp;E)</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the E&amp;IPs</source>
        <translation>返回 EIP(&amp;I)</translation>
    </message>
    <message>
        <source>Back to the &amp;interface</source>
        <translation>返回网卡(&amp;I)</translation>
    </message>
    <message>
        <source>Back to the &amp;instance</source>
        <translation>返回实例(&amp;I)</translation>
    </message>
    <message>
        <source>Back to the &amp;network</source>
        <translation>返回网络(&amp;N)</translation>
    </message>
    <message>
        <source>Back to the &amp;question</source>
        <translation>返回该页(&amp;Q)</translation>
    </message>
    <message>
        <source>Nothing to change: everything is bound already.</source>
        <translation>无需更改：全部均已绑定。</translation>
    </message>
    <message>
        <source>Nothing to change: every EIP is already an address of this instance.</source>
        <translation>无需更改：每个 EIP 均已是该实例的地址。</translation>
    </message>
    <message numerus="yes">
        <source>Assign %n &amp;EIP(s)</source>
        <translation>
            <numerusform>分配 %n 个 EIP(&amp;E)</numerusform>
        </translation>
    </message>
    <message>
        <source>The selection can&apos;t be applied. The reasons are listed below.</source>
        <translation>所选内容无法执行，原因见下方说明。</translation>
    </message>
    <message>
        <source>One of the choices is no longer valid. Correct it first.</source>
        <translation>有一项选择已不再有效，请先更正。</translation>
    </message>
    <message>
        <source>Attach the int&amp;erface</source>
        <translation>挂载网卡(&amp;E)</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>This profile is read only: its RAM policies allow no change. Sign in with another profile.</source>
        <translation>该账号为只读：其 RAM 策略不允许任何更改。请使用其他账号登录。</translation>
    </message>
    <message>
        <source>The RAM policies of this profile do not allow {permissions}. Ask the administrator of the account.</source>
        <translation>该账号的 RAM 策略不允许 {permissions}。请联系账号管理员。</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Copy the &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>Copy the I&amp;D</source>
        <translation>复制 ID(&amp;D)</translation>
    </message>
    <message>
        <source>Open in the &amp;web console</source>
        <translation>在控制台中打开(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Copy “{text}”</source>
        <translation>复制“{text}”(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Filter by “{text}”</source>
        <translation>筛选“{text}”(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Exclude “{text}”</source>
        <translation>排除“{text}”(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Bind {count} EIPs …</source>
        <translation>绑定 {count} 个 EIP(&amp;B) …</translation>
    </message>
    <message>
        <source>&amp;Bind the EIP …</source>
        <translation>绑定此 EIP(&amp;B) …</translation>
    </message>
</context>
<context>
    <name>RunDetailsDialog</name>
    <message>
        <source>Run of {time}</source>
        <translation>{time} 的执行记录</translation>
    </message>
    <message>
        <source>Document of the run</source>
        <translation>执行记录的文档</translation>
    </message>
</context>
<context>
    <name>RunWizard</name>
    <message>
        <source>{percent} % · {title}</source>
        <translation>{percent}% · {title}</translation>
    </message>
</context>
<context>
    <name>SavePlan</name>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>The plan was saved in {path}.</source>
        <translation>计划已保存到 {path}。</translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation>保存执行记录</translation>
    </message>
    <message>
        <source>The run was saved in {path}.</source>
        <translation>执行记录已保存到 {path}。</translation>
    </message>
    <message>
        <source>The summary was copied.</source>
        <translation>摘要已复制。</translation>
    </message>
    <message>
        <source>Sa&amp;ve run</source>
        <translation>保存执行记录(&amp;V)</translation>
    </message>
    <message>
        <source>Sa&amp;ve plan</source>
        <translation>保存计划(&amp;V)</translation>
    </message>
    <message>
        <source>Document as &amp;Markdown …</source>
        <translation>文档（Markdown）(&amp;M) …</translation>
    </message>
    <message>
        <source>Document as &amp;HTML …</source>
        <translation>文档（HTML）(&amp;H) …</translation>
    </message>
    <message>
        <source>&amp;Plan file for multi-eip apply …</source>
        <translation>供 multi-eip apply 使用的计划文件(&amp;P) …</translation>
    </message>
    <message>
        <source>&amp;Copy summary</source>
        <translation>复制摘要(&amp;C)</translation>
    </message>
    <message>
        <source>As a document to hand over, as a plan file, or as a script</source>
        <translation>保存为交接文档、计划文件或脚本</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>已保存的筛选</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>保存筛选条件</translation>
    </message>
    <message>
        <source>Name of the filter:</source>
        <translation>筛选条件的名称：</translation>
    </message>
    <message>
        <source>&amp;Save this filter …</source>
        <translation>保存当前筛选(&amp;S) …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>SecondaryCidrDeletionPage</name>
    <message>
        <source>These interfaces are unbound and deleted, and EIPs on them are free again: {enis}.</source>
        <translation>这些网卡将解绑并删除，其上的 EIP 将恢复可用：{enis}。</translation>
    </message>
    <message>
        <source>The interface {eni} is unbound and deleted, and the EIP {address} is free again.</source>
        <translation>网卡 {eni} 将解绑并删除，EIP {address} 将恢复可用。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n &amp;vSwitch(es)</source>
        <translation>
            <numerusform>删除 %n 个交换机(&amp;V)</numerusform>
        </translation>
    </message>
    <message>
        <source>{blocks}: the VPC then reaches the other Internet addresses in them again.</source>
        <translation>{blocks}：VPC 将可以重新访问其中的其他公网地址。</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n CIDR bloc&amp;k(s) from the VPC</source>
        <translation>
            <numerusform>从 VPC 删除 %n 个附加网段(&amp;K)</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove the CIDR bloc&amp;k {block} from the VPC</source>
        <translation>从 VPC 删除附加网段 {block}(&amp;K)</translation>
    </message>
    <message>
        <source>The interface was created for its EIP and is deleted with it. Select what else to delete.</source>
        <translation>该网卡是为其 EIP 创建的，将一并删除。请选择还要删除的内容。</translation>
    </message>
    <message>
        <source>Other interfaces were created for an EIP, too. Select those to delete with it:</source>
        <translation>还有其他为 EIP 创建的网卡。请选择要一并删除的网卡：</translation>
    </message>
    <message>
        <source>The interface no longer exists.</source>
        <translation>网卡已不存在。</translation>
    </message>
    <message>
        <source>The interface {eni} was created for {address}, but carries no EIP. It is deleted.</source>
        <translation>网卡 {eni} 是为 {address} 创建的，但没有绑定 EIP。它将被删除。</translation>
    </message>
    <message>
        <source>Kept, because a list of the region could not be read.</source>
        <translation>保留，因为该地域有列表无法读取。</translation>
    </message>
    <message>
        <source>{vswitches}: this program created them, and they hold nothing else.</source>
        <translation>{vswitches}：由本程序创建，且其中没有其他资源。</translation>
    </message>
    <message>
        <source>This program created it, and it holds nothing else.</source>
        <translation>由本程序创建，且其中没有其他资源。</translation>
    </message>
    <message>
        <source>The vSwitch is kept: it holds other resources, or this program did not create it.</source>
        <translation>保留交换机：其中有其他资源，或不是由本程序创建。</translation>
    </message>
    <message>
        <source>Kept, because they hold other resources or this program did not create them: {vswitches}.</source>
        <translation>以下保留，因为其中有其他资源，或不是由本程序创建：{vswitches}。</translation>
    </message>
    <message>
        <source>{eips}: otherwise they are kept, and pay-as-you-go EIPs are still charged.</source>
        <translation>{eips}：否则予以保留，按量付费的 EIP 仍照常计费。</translation>
    </message>
    <message>
        <source>Otherwise it is kept, and a pay-as-you-go EIP is still charged.</source>
        <translation>否则予以保留，按量付费的 EIP 仍照常计费。</translation>
    </message>
    <message numerus="yes">
        <source>R&amp;elease %n EIP(s)</source>
        <translation>
            <numerusform>释放 %n 个 EIP(&amp;E)</numerusform>
        </translation>
    </message>
    <message>
        <source>R&amp;elease the EIP {address}</source>
        <translation>释放 EIP {address}(&amp;E)</translation>
    </message>
</context>
<context>
    <name>SecondaryCidrTeardownWizard</name>
    <message>
        <source>Unbind an EIP that is an interface address</source>
        <translation>解绑作为网卡地址的 EIP</translation>
    </message>
</context>
<context>
    <name>SecretForm</name>
    <message>
        <source>Missing secret</source>
        <translation>缺少密钥</translation>
    </message>
    <message>
        <source>Access&amp;Key ID:</source>
        <translation>AccessKey ID(&amp;K)：</translation>
    </message>
    <message>
        <source>AccessKey s&amp;ecret of {key}:</source>
        <translation>{key} 的 AccessKey Secret(&amp;E)：</translation>
    </message>
    <message>
        <source>AccessKey s&amp;ecret:</source>
        <translation>AccessKey Secret(&amp;E)：</translation>
    </message>
    <message>
        <source>Security &amp;token:</source>
        <translation>安全令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Keep the secret in the keyring of this computer</source>
        <translation>将密钥保存在本机密钥环中(&amp;K)</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>配色(&amp;C)：</translation>
    </message>
    <message>
        <source>&amp;Type size:</source>
        <translation>字号(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Sign-in and lock</source>
        <translation>登录与锁定(&amp;S)</translation>
    </message>
    <message>
        <source>Sign &amp;in with the last profile when the program starts</source>
        <translation>启动时使用上次的账号配置登录(&amp;I)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>&amp;Lock after idle time:</source>
        <translation>闲置后锁定(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Hide names and addresses while locked</source>
        <translation>锁定时隐藏名称与地址(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>Keyring:</source>
        <translation>密钥环：</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>网络(&amp;N)</translation>
    </message>
    <message>
        <source>Proxy and certificates belong to a profile. Without its own, a profile uses the system&apos;s.</source>
        <translation>代理与证书属于账号配置。未单独设置时，使用系统的代理与证书。</translation>
    </message>
    <message>
        <source>Proxy of the system:</source>
        <translation>系统代理：</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Proxies and certificates of the profiles</source>
        <translation>各账号配置的代理与证书</translation>
    </message>
    <message>
        <source>&amp;Profiles …</source>
        <translation>账号配置(&amp;P) …</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>系统设置</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>账号配置</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>&amp;Guest OS</source>
        <translation>操作系统(&amp;G)</translation>
    </message>
    <message>
        <source>L&amp;og and notifications</source>
        <translation>日志与通知(&amp;O)</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告与错误</translation>
    </message>
    <message>
        <source>Calls as well</source>
        <translation>另含 API 调用</translation>
    </message>
    <message>
        <source>Everything, for a report</source>
        <translation>全部，用于问题报告</translation>
    </message>
    <message>
        <source>Log &amp;level:</source>
        <translation>日志级别(&amp;L)：</translation>
    </message>
    <message>
        <source>Log file:</source>
        <translation>日志文件：</translation>
    </message>
    <message>
        <source>Sh&amp;ow the log …</source>
        <translation>显示日志(&amp;O) …</translation>
    </message>
    <message>
        <source>&amp;Notify when a run ends while another window is in front</source>
        <translation>其他窗口在前时，执行结束后通知(&amp;N)</translation>
    </message>
</context>
<context>
    <name>SeveralRunsQuestion</name>
    <message>
        <source>Unfinished runs</source>
        <translation>未完成的执行</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were not finished.</source>
        <translation>
            <numerusform>%n 个执行未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs that sent a deletion or release are finished, not rolled back.</source>
        <translation>已发送删除或释放请求的执行只能完成，不能回滚。</translation>
    </message>
    <message>
        <source>&amp;Continue all</source>
        <translation>全部继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Roll back all</source>
        <translation>全部回滚(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Discard all</source>
        <translation>全部放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>暂不(&amp;N)</translation>
    </message>
</context>
<context>
    <name>SheetList</name>
    <message>
        <source>Steps and files</source>
        <translation>步骤与文件</translation>
    </message>
</context>
<context>
    <name>SheetRows</name>
    <message>
        <source>Steps in the guest</source>
        <translation>在操作系统内的步骤</translation>
    </message>
    <message>
        <source>Files that apply installs</source>
        <translation>apply 安装的文件</translation>
    </message>
    <message>
        <source>Other scripts</source>
        <translation>其他脚本</translation>
    </message>
    <message>
        <source>Commands as they are sent</source>
        <translation>命令（按发送顺序）</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>S&amp;ign in</source>
        <translation>登录(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>解锁(&amp;U)</translation>
    </message>
    <message>
        <source>Profile:</source>
        <translation>账号配置：</translation>
    </message>
    <message>
        <source>Account:</source>
        <translation>账号：</translation>
    </message>
    <message>
        <source>Server:</source>
        <translation>服务地址：</translation>
    </message>
</context>
<context>
    <name>SignInNotes</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Sign in …</source>
        <translation>登录 …</translation>
    </message>
</context>
<context>
    <name>SnippetView</name>
    <message>
        <source>In the guest: {path}, mode {mode}, owner root</source>
        <translation>操作系统内：{path}，权限 {mode}，属主 root</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Files and scripts</source>
        <translation>文件和脚本</translation>
    </message>
    <message>
        <source>Find …</source>
        <translation>查找 …</translation>
    </message>
    <message>
        <source>Cop&amp;y command</source>
        <translation>复制命令(&amp;Y)</translation>
    </message>
    <message numerus="yes">
        <source>Copied {name}: %n line(s).</source>
        <translation>
            <numerusform>已复制 {name}：%n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: {command}</source>
        <translation>已复制：{command}</translation>
    </message>
    <message>
        <source>Find words in this text (Ctrl+F)</source>
        <translation>在此文本中查找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Copy the command of this step</source>
        <translation>复制此步骤的命令</translation>
    </message>
    <message>
        <source>Copy the text that is shown</source>
        <translation>复制显示的文本</translation>
    </message>
    <message>
        <source>Copied the selection.</source>
        <translation>已复制所选内容。</translation>
    </message>
</context>
<context>
    <name>StackChoice</name>
    <message>
        <source>Us&amp;e the proposed one</source>
        <translation>使用建议值(&amp;E)</translation>
    </message>
    <message>
        <source>Network s&amp;tack:</source>
        <translation>网络管理方式(&amp;T)：</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Proposed: {reason}</source>
        <translation>推荐：{reason}</translation>
    </message>
    <message>
        <source>Not the proposed stack, which is {stack}: {reason}</source>
        <translation>不是建议的网络管理方式 {stack}：{reason}</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>StepRows</name>
    <message>
        <source>{step}: {state}</source>
        <translation>{step}：{state}</translation>
    </message>
    <message>
        <source>Go to this step</source>
        <translation>转到此步骤</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>EIPs</source>
        <translation>EIP</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Guest configuration</source>
        <translation>操作系统内配置</translation>
    </message>
</context>
<context>
    <name>StopConsent</name>
    <message>
        <source>Type {type} supports attaching and detaching interfaces only while stopped. The guest OS is shut down, and the instance is started again at the end. This takes some minutes. Addresses and price do not change.</source>
        <translation>规格 {type} 只能在停机时挂载或卸载网卡。系统将关机，全部完成后重新启动实例，约需几分钟。地址和价格不变。</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stop and &amp;continue later</source>
        <translation>停止，稍后继续(&amp;C)</translation>
    </message>
    <message>
        <source>The plan is running</source>
        <translation>计划正在执行</translation>
    </message>
    <message>
        <source>The plan is running. Choose what to do.</source>
        <translation>计划正在执行，请选择如何处理。</translation>
    </message>
    <message>
        <source>A deletion or release was sent, so the run can&apos;t be rolled back. You can finish the remaining steps later.</source>
        <translation>删除或释放请求已经发送，因此无法再回滚。剩余的步骤可以稍后完成。</translation>
    </message>
    <message>
        <source>The call in progress is finished first.</source>
        <translation>正在进行的调用会先完成。</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total} rows</source>
        <translation>{shown} / {total} 行</translation>
    </message>
    <message>
        <source>Not up to date: {rest}.</source>
        <translation>并非最新：{rest}。</translation>
    </message>
    <message>
        <source>Sorting the rows …</source>
        <translation>正在排序 …</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No row fits the filter.</source>
        <translation>没有符合筛选条件的行。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>筛选各行</translation>
    </message>
    <message>
        <source>Filter: words, state:, tag:, 10.0.0.0/24</source>
        <translation>筛选：文字、state:、tag:、10.0.0.0/24</translation>
    </message>
    <message>
        <source>Shows the rows that fit every term (Ctrl+F, Esc clears). A term is a word, a network such as 10.0.0.0/24, or a field with a value such as state:bound, tag:env=prod, group:rg-1 or region:cn-shanghai. Quotes keep words together; - before a term excludes.</source>
        <translation>只显示符合全部条件的行（Ctrl+F 进入，Esc 清除）。条件可以是文字、网段（如 10.0.0.0/24），或字段加值（如 state:bound、状态:已绑定、tag:env=prod、group:rg-1、region:cn-shanghai）。引号使多个词成为一个条件；条件前加 - 表示排除。</translation>
    </message>
    <message>
        <source>Eligible only</source>
        <translation>只显示可选择的</translation>
    </message>
</context>
<context>
    <name>TableWithDetails</name>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Show beside the table everything that is known of the focused row</source>
        <translation>在列表旁显示所选行的全部信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Table and details</source>
        <translation>列表与详情</translation>
    </message>
</context>
<context>
    <name>TeardownWizard</name>
    <message>
        <source>Unbind an interface</source>
        <translation>解绑网卡</translation>
    </message>
</context>
<context>
    <name>Topology</name>
    <message>
        <source>Interfaces: not known</source>
        <translation>弹性网卡：未知</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>not in the list that was read</source>
        <translation>不在已读取的列表中</translation>
    </message>
    <message>
        <source>the instances could not be read</source>
        <translation>无法读取实例</translation>
    </message>
    <message>
        <source>Instance: not known</source>
        <translation>实例：未知</translation>
    </message>
    <message>
        <source>Bound to nothing</source>
        <translation>未绑定资源</translation>
    </message>
    <message>
        <source>Bound to</source>
        <translation>绑定资源</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>弹性网卡</translation>
    </message>
    <message>
        <source>Private address</source>
        <translation>私网地址</translation>
    </message>
    <message>
        <source>EIPs: not known</source>
        <translation>EIP：未知</translation>
    </message>
    <message>
        <source>the private address itself, by DHCP</source>
        <translation>即私网地址本身，由 DHCP 分配</translation>
    </message>
    <message>
        <source>gateway {gateway}, mask {mask}</source>
        <translation>网关 {gateway}，掩码 {mask}</translation>
    </message>
</context>
<context>
    <name>TopologyPanel</name>
    <message>
        <source>The picture was saved as {path}.</source>
        <translation>关系图已保存为 {path}。</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存关系图</translation>
    </message>
    <message>
        <source>Save &amp;picture …</source>
        <translation>保存图片(&amp;P) …</translation>
    </message>
    <message>
        <source>Save the picture as SVG or PNG</source>
        <translation>将关系图保存为 SVG 或 PNG</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>拓扑</translation>
    </message>
    <message>
        <source>Select an EIP, an interface or an instance to see its topology.</source>
        <translation>选择 EIP、网卡或实例，即可查看其拓扑。</translation>
    </message>
    <message>
        <source>Only the first {count} of the selection are shown.</source>
        <translation>仅显示所选内容中的前 {count} 个。</translation>
    </message>
    <message>
        <source>Show beside the table</source>
        <translation>显示在表格旁边</translation>
    </message>
    <message>
        <source>Show below the table</source>
        <translation>显示在表格下方</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show the details of the current row (double click on the row)</source>
        <translation>显示当前行的详情（双击该行）</translation>
    </message>
</context>
<context>
    <name>UnbindEipsWizard</name>
    <message>
        <source>Unbind EIPs</source>
        <translation>解绑 EIP</translation>
    </message>
</context>
<context>
    <name>UnboundPage</name>
    <message>
        <source>What was bound</source>
        <translation>原绑定资源</translation>
    </message>
    <message>
        <source>Nothing of it is left.</source>
        <translation>其中的资源都已不存在。</translation>
    </message>
    <message>
        <source>EIPs and interfaces are kept. Pay-as-you-go EIPs cost money until they are bound again or released.</source>
        <translation>EIP 和网卡均保留。按量付费的 EIP 在重新绑定或释放之前会继续计费。</translation>
    </message>
    <message>
        <source>The state read from the cloud.</source>
        <translation>从云上读取的状态。</translation>
    </message>
</context>
<context>
    <name>UndoSnippet</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Network s&amp;tack:</source>
        <translation>网络管理方式(&amp;T)：</translation>
    </message>
    <message>
        <source>First, inside the guest OS</source>
        <translation>首先，在操作系统内</translation>
    </message>
    <message>
        <source>Run the undo script in the guest OS while you can still reach it. Without it, the files of the interface remain in the guest.</source>
        <translation>请在仍可访问时于操作系统内运行 undo 脚本。否则，为该网卡写入的文件会一直留在操作系统内。</translation>
    </message>
    <message>
        <source>Undo &amp;in the guest …</source>
        <translation>在操作系统内撤销(&amp;I) …</translation>
    </message>
    <message>
        <source>Apply left its own undo script: {command}
Where it is missing, run this:</source>
        <translation>apply 已留下自己的 undo 脚本：{command}
如果缺失，请运行以下脚本：</translation>
    </message>
    <message>
        <source>Hide the s&amp;cript</source>
        <translation>隐藏脚本(&amp;C)</translation>
    </message>
    <message>
        <source>Show the s&amp;cript</source>
        <translation>显示脚本(&amp;C)</translation>
    </message>
</context>
<context>
    <name>UnfinishedDeliveryNote</name>
    <message>
        <source>The change in the guest of {instance} from {began} is not finished.</source>
        <translation>{began} 开始的对 {instance} 操作系统的更改尚未完成。</translation>
    </message>
    <message>
        <source>Resume reads the guest first. Without it the guest undoes by itself what is not confirmed.</source>
        <translation>继续时会先读取操作系统。否则操作系统会自行撤销尚未确认的配置。</translation>
    </message>
    <message>
        <source>Resume …</source>
        <translation>继续 …</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>UnfinishedNote</name>
    <message>
        <source>Sign in to account {account} to finish it or to roll it back.</source>
        <translation>请登录账号 {account}，以继续完成或回滚。</translation>
    </message>
    <message>
        <source>Sign in …</source>
        <translation>登录 …</translation>
    </message>
</context>
<context>
    <name>Unread</name>
    <message>
        <source>Not everything could be read. Missing or out of date: {lists}.</source>
        <translation>未能读取全部内容。缺失或已过时：{lists}。</translation>
    </message>
    <message>
        <source>Not known: this list could not be read ({list}).</source>
        <translation>未知：无法读取此列表（{list}）。</translation>
    </message>
    <message>
        <source>{list} not known</source>
        <translation>{list}：未知</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>This list was read in part ({list}).</source>
        <translation>此列表只读取了一部分（{list}）。</translation>
    </message>
    <message>
        <source>The names of the resource groups could not be read, so their IDs are shown.</source>
        <translation>未能读取资源组的名称，因此显示其 ID。</translation>
    </message>
    <message>
        <source>request id {id}</source>
        <translation>请求 ID {id}</translation>
    </message>
    <message>
        <source>{list} read in part</source>
        <translation>{list}只读取了一部分</translation>
    </message>
    <message>
        <source>The other records are shown.</source>
        <translation>其余记录已显示。</translation>
    </message>
    <message>
        <source>Their state is not known.</source>
        <translation>其状态未知。</translation>
    </message>
    <message>
        <source>The {list} were read in part ({reason}). Not readable: {records}. Others may exist.</source>
        <translation>仅读取了部分{list}（{reason}）。无法读取：{records}。可能还有其他资源。</translation>
    </message>
    <message>
        <source>The {list} could not be read ({reason}). Their state is not known.</source>
        <translation>无法读取{list}（{reason}）。其状态未知。</translation>
    </message>
    <message>
        <source>The gateways of interface {eni} could not be read.</source>
        <translation>无法读取网卡 {eni} 的网关。</translation>
    </message>
    <message>
        <source>The data shown is from {time}.</source>
        <translation>所显示的数据截至 {time}。</translation>
    </message>
    <message>
        <source>The {list} could not be read ({reason}). The last known data is from {time}.</source>
        <translation>未能读取{list}（{reason}）。最近已知的数据截至 {time}。</translation>
    </message>
</context>
<context>
    <name>UnreadAdvice</name>
    <message>
        <source>Refresh to try again.</source>
        <translation>请刷新重试。</translation>
    </message>
    <message>
        <source>Allow {permission}, then refresh.</source>
        <translation>请授权 {permission}，然后刷新。</translation>
    </message>
    <message>
        <source>Check the AccessKey, then sign in again.</source>
        <translation>请检查 AccessKey，然后重新登录。</translation>
    </message>
    <message>
        <source>Sign in again, then refresh.</source>
        <translation>请重新登录，然后刷新。</translation>
    </message>
    <message>
        <source>Set the clock of this computer, then refresh.</source>
        <translation>请校准本机时钟，然后刷新。</translation>
    </message>
    <message>
        <source>Wait a minute, then refresh.</source>
        <translation>请稍等一分钟，然后刷新。</translation>
    </message>
    <message>
        <source>Check the network connection, then refresh.</source>
        <translation>请检查网络连接，然后刷新。</translation>
    </message>
    <message>
        <source>The answer was not one of Alibaba Cloud. Check whether a proxy or a sign-in page is in between, then refresh.</source>
        <translation>返回的内容不是阿里云的应答。请检查中间是否有代理或登录页面，然后刷新。</translation>
    </message>
    <message>
        <source>Otherwise count the interfaces in the ECS console.</source>
        <translation>否则请在 ECS 控制台中核对网卡数量。</translation>
    </message>
    <message>
        <source>Otherwise enter network and gateway of the vSwitch in the guest configuration.</source>
        <translation>否则请在操作系统内配置中填写交换机的网段和网关。</translation>
    </message>
</context>
<context>
    <name>UnusedNetworksPage</name>
    <message>
        <source>Nothing is left in VPC {vpc}.</source>
        <translation>VPC {vpc} 中没有残留。</translation>
    </message>
    <message>
        <source>Left in VPC {vpc}:</source>
        <translation>VPC {vpc} 中的残留：</translation>
    </message>
    <message>
        <source>This program made it, and nothing is in it.</source>
        <translation>由本程序创建，其中没有资源。</translation>
    </message>
    <message>
        <source>Remove the CIDR block {block} from the VPC</source>
        <translation>从 VPC 删除附加网段 {block}</translation>
    </message>
    <message>
        <source>These were created for EIPs and are empty now. Select what to delete.</source>
        <translation>它们曾为 EIP 创建，现已为空。请选择要删除的内容。</translation>
    </message>
    <message>
        <source>It is empty, but the cloud does not record who added it: make sure that it is not needed. The VPC then reaches the Internet addresses in it again.</source>
        <translation>其中没有资源，但云平台不记录由谁添加：请确认不再需要。删除后，VPC 将可以重新访问其中的公网地址。</translation>
    </message>
</context>
<context>
    <name>UnusedNetworksWizard</name>
    <message>
        <source>Clean up unused networks</source>
        <translation>清理未使用的网络</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Multi-EIP Wizard</source>
        <translation>多 EIP 向导</translation>
    </message>
    <message>
        <source>Bind several EIPs to one network interface, see what is bound to what, and get the configuration for the guest OS. Nothing is changed in the cloud before you have reviewed the plan.</source>
        <translation>将多个弹性公网IP绑定到同一块弹性网卡，查看绑定关系，并获得操作系统内的网络配置。在您确认方案之前，不会更改云上的任何资源。</translation>
    </message>
    <message>
        <source>Continue in {region}.</source>
        <translation>继续在 {region} 工作。</translation>
    </message>
    <message>
        <source>The profile used last.</source>
        <translation>上次使用的账号配置。</translation>
    </message>
    <message>
        <source>Sign in with a profile …</source>
        <translation>使用账号配置登录 …</translation>
    </message>
    <message>
        <source>Sign in with another profile or key …</source>
        <translation>使用其他账号配置或密钥登录 …</translation>
    </message>
    <message>
        <source>Take over profiles of the aliyun CLI. Its file stays as it is unless you choose otherwise.</source>
        <translation>导入阿里云 CLI 的账号配置。除非您另行选择，否则其文件保持不变。</translation>
    </message>
    <message>
        <source>AccessKey, temporary credentials (STS), RAM role, or environment variables.</source>
        <translation>AccessKey、临时凭证（STS）、RAM 角色或环境变量。</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙箱</translation>
    </message>
    <message>
        <source>An emulated account on this computer. Nothing is real, nothing costs money.</source>
        <translation>本机上模拟的账号。其中一切都不是真实的，也不产生费用。</translation>
    </message>
    <message>
        <source>Plans for many interfaces from a CSV or YAML file, reviewed and applied side by side.</source>
        <translation>从 CSV 或 YAML 文件生成多个网卡的计划，审核后并行应用。</translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>Changed since you chose it: {change}</source>
        <translation>自您选择以来已发生变化：{change}</translation>
    </message>
    <message>
        <source>This row can&apos;t be chosen.</source>
        <translation>不能选择此行。</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>Choose other E&amp;IPs</source>
        <translation>选择其他 EIP(&amp;I)</translation>
    </message>
    <message>
        <source>Choose another inter&amp;face</source>
        <translation>选择其他网卡(&amp;F)</translation>
    </message>
    <message>
        <source>Change the &amp;method</source>
        <translation>更改方法(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>已绑定</translation>
    </message>
    <message>
        <source>Associating</source>
        <translation>绑定中</translation>
    </message>
    <message>
        <source>Disassociating</source>
        <translation>解绑中</translation>
    </message>
    <message>
        <source>Releasing</source>
        <translation>释放中</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>删除中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Being created</source>
        <translation>创建中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>NAT mode</source>
        <translation>NAT 模式（普通模式）</translation>
    </message>
    <message>
        <source>Cut-through mode</source>
        <translation>EIP 网卡可见模式</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主网卡</translation>
    </message>
    <message>
        <source>Secondary</source>
        <translation>辅助网卡</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Pay-as-you-go</source>
        <translation>按量付费</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>包年包月</translation>
    </message>
    <message>
        <source>overdue payment</source>
        <translation>欠费</translation>
    </message>
    <message>
        <source>security reasons</source>
        <translation>安全原因</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>已挂载</translation>
    </message>
    <message>
        <source>Attaching</source>
        <translation>挂载中</translation>
    </message>
    <message>
        <source>Detaching</source>
        <translation>卸载中</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>Bind %n EIP(s) to interface {eni}</source>
        <translation>
            <numerusform>将 %n 个 EIP 绑定到网卡 {eni}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s)</source>
        <translation>
            <numerusform>%n 个 EIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unbind %n EIP(s) from interface {eni}</source>
        <translation>
            <numerusform>从网卡 {eni} 解绑 %n 个 EIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) to release</source>
        <translation>
            <numerusform>要释放的 %n 个 EIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) to bind</source>
        <translation>
            <numerusform>要绑定的 %n 个 EIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) to unbind</source>
        <translation>
            <numerusform>要解绑的 %n 个 EIP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more interface(s) to delete</source>
        <translation>
            <numerusform>另外要删除的 %n 个网卡</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等另外 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The plan needs %n permission(s).</source>
        <translation>
            <numerusform>此计划需要 %n 项权限。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_ForGood</name>
    <message>
        <source>The interface is kept.</source>
        <translation>网卡保留。</translation>
    </message>
    <message>
        <source>The interface was deleted permanently.</source>
        <translation>网卡已被永久删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) were deleted permanently.</source>
        <translation>
            <numerusform>已永久删除 %n 个网卡。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vSwitch(es) were deleted permanently: {vswitches}.</source>
        <translation>
            <numerusform>已永久删除 %n 个交换机：{vswitches}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n CIDR block(s) were removed from the VPC: {blocks}.</source>
        <translation>
            <numerusform>已从 VPC 删除 %n 个附加网段：{blocks}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) were released permanently: {eips}.</source>
        <translation>
            <numerusform>已永久释放 %n 个 EIP：{eips}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n EIP(s) are kept; pay-as-you-go EIPs are still charged.</source>
        <translation>
            <numerusform>保留 %n 个 EIP；按量付费的 EIP 仍会计费。</numerusform>
        </translation>
    </message>
</context>
</TS>
