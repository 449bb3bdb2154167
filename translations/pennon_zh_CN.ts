<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Pennon</source>
        <translation>关于 Pennon</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Pennon %1&lt;/h3&gt;&lt;p&gt;Monitoring and administration for supervisord.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Pennon %1&lt;/h3&gt;&lt;p&gt;supervisord 的监控与管理。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;br&gt;Built on Qt %1, QCoro, libcurl and QtKeychain.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本，不提供任何担保。&lt;br&gt;基于 Qt %1、QCoro、libcurl 和 QtKeychain。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>ActionRunBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show each process</source>
        <translation>显示每个进程</translation>
    </message>
    <message>
        <source>Details of the action</source>
        <translation>操作详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Result of each process</source>
        <translation>每个进程的结果</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>test message</source>
        <translation>测试消息</translation>
    </message>
    <message>
        <source>Somebody wanted to see whether messages arrive here. They do; nothing is wrong.</source>
        <translation>有人想确认消息能否送达此处。消息已送达，一切正常。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>%1, still not over after %2</source>
        <translation>%1，%2后仍未恢复</translation>
    </message>
    <message>
        <source>%1, is over after %2</source>
        <translation>%1，%2后恢复</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Over since</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Course of memory</source>
        <translation>内存走势</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Pennon did</source>
        <translation>Pennon 的处理</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1，限制 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in this incident</source>
        <translation>
            <numerusform>本故障中 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>last at %1</source>
        <translation>最近一次 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in the last 24 hours</source>
        <translation>
            <numerusform>过去 24 小时内 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Last lines of %1:</source>
        <translation>%1 的最后几行：</translation>
    </message>
    <message>
        <source>Last lines of %1 of %2:</source>
        <translation>%2 的 %1 最后几行：</translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n 个进程</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1同时出错</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>汇总</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) in the quiet hours</source>
        <translation>
            <numerusform>静默时段内有 %n 起故障</numerusform>
        </translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%2，%1：%3</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n 起故障</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is over.</source>
        <translation>全部已恢复。</translation>
    </message>
    <message numerus="yes">
        <source>%n of it is not over.</source>
        <translation>
            <numerusform>其中 %n 起尚未恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>They fell within moments of one another, so they may have one cause: the machine, or something that all of them need.</source>
        <translation>它们几乎同时出错，可能有同一个原因：这台机器本身，或它们共同依赖的某样东西。</translation>
    </message>
    <message>
        <source>and %1 more: %2</source>
        <translation>另有 %1 起：%2</translation>
    </message>
    <message>
        <source>It exited unexpectedly (pid %1) from state %2</source>
        <translation>意外退出（pid %1），之前状态为 %2</translation>
    </message>
    <message>
        <source>It failed to start too many times</source>
        <translation>启动失败次数过多</translation>
    </message>
    <message>
        <source>supervisord has given up starting it (FATAL)</source>
        <translation>supervisord 已放弃启动它（FATAL）</translation>
    </message>
    <message>
        <source>RSS of %1 is %2, over the limit of %3</source>
        <translation>%1 的 RSS 为 %2，超出限制 %3</translation>
    </message>
    <message>
        <source>%1 grew by %2 within %3 s, more than %4</source>
        <translation>%1 在 %3 秒内增长 %2，超过 %4</translation>
    </message>
    <message>
        <source>status contacting %1: %2</source>
        <translation>访问 %1 的状态：%2</translation>
    </message>
    <message>
        <source>error contacting %1: %2</source>
        <translation>访问 %1 出错：%2</translation>
    </message>
    <message>
        <source>supervisord cannot be asked: %1</source>
        <translation>无法询问 supervisord：%1</translation>
    </message>
    <message>
        <source>The state cannot be stored: %1</source>
        <translation>无法保存状态：%1</translation>
    </message>
    <message>
        <source>Mail &quot;%1&quot; to %2 was given up: %3</source>
        <translation>发给 %2 的邮件“%1”已放弃：%3</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>start, %1</source>
        <translation>启动，%1</translation>
    </message>
    <message>
        <source>no more restarts</source>
        <translation>不再重启</translation>
    </message>
    <message>
        <source>no more starts</source>
        <translation>不再启动</translation>
    </message>
    <message>
        <source>dry run: would have been restarted</source>
        <translation>试运行：本应重启</translation>
    </message>
    <message>
        <source>dry run: would have been started</source>
        <translation>试运行：本应启动</translation>
    </message>
    <message>
        <source>dry run: there would be no more restarts</source>
        <translation>试运行：将不再重启</translation>
    </message>
    <message>
        <source>dry run: there would be no more starts</source>
        <translation>试运行：将不再启动</translation>
    </message>
    <message>
        <source>supervisord is shut down (on_fatal = shutdown)</source>
        <translation>关闭 supervisord（on_fatal = shutdown）</translation>
    </message>
    <message>
        <source>dry run: supervisord would have been shut down</source>
        <translation>试运行：本应关闭 supervisord</translation>
    </message>
    <message>
        <source>the rules before it stay in force</source>
        <translation>之前的规则继续有效</translation>
    </message>
    <message>
        <source>kept as a dead letter</source>
        <translation>作为死信保留</translation>
    </message>
    <message>
        <source>runs again</source>
        <translation>已恢复运行</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>could not be stopped: %1</source>
        <translation>无法停止：%1</translation>
    </message>
    <message>
        <source>stopped, and did not start: %1</source>
        <translation>已停止，但未能启动：%1</translation>
    </message>
    <message>
        <source>did not start: %1</source>
        <translation>未能启动：%1</translation>
    </message>
    <message>
        <source>not restarted: the listener is ending</source>
        <translation>未重启：监听器正在结束</translation>
    </message>
    <message>
        <source>the listener ended meanwhile</source>
        <translation>监听器在此期间结束</translation>
    </message>
    <message>
        <source>To look further, on the server:</source>
        <translation>在服务器上进一步查看：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the parts of a list</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>crashed (%1)</source>
        <translation>崩溃（%1）</translation>
    </message>
    <message>
        <source>was killed (%1)</source>
        <translation>被杀死（%1）</translation>
    </message>
    <message>
        <source>exited with status %1</source>
        <translation>退出，状态码 %1</translation>
    </message>
    <message>
        <source>exited unexpectedly</source>
        <translation>意外退出</translation>
    </message>
    <message numerus="yes">
        <source>%n crash(es)</source>
        <translation>
            <numerusform>%n 次崩溃</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed start(s)</source>
        <translation>
            <numerusform>%n 次启动失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) over a memory limit</source>
        <translation>
            <numerusform>%n 次超出内存限制</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) fast growth of memory</source>
        <translation>
            <numerusform>%n 次内存增长过快</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed HTTP check(s)</source>
        <translation>
            <numerusform>%n 次 HTTP 检查失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n end(s) of restarts</source>
        <translation>
            <numerusform>%n 次停止重启</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusable configuration(s)</source>
        <translation>
            <numerusform>%n 次配置无法使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undelivered message(s)</source>
        <translation>
            <numerusform>%n 条消息未送达</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trouble(s) of the listener</source>
        <translation>
            <numerusform>%n 次监听器故障</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 within %3</source>
        <translation>%1 至 %2，%3内</translation>
    </message>
    <message>
        <source>does not start (FATAL)</source>
        <translation>无法启动（FATAL）</translation>
    </message>
    <message>
        <source>uses %1 of memory, limit %2</source>
        <translation>使用内存 %1，限制 %2</translation>
    </message>
    <message>
        <source>is over its memory limit</source>
        <translation>超出内存限制</translation>
    </message>
    <message>
        <source>memory grows too fast</source>
        <translation>内存增长过快</translation>
    </message>
    <message>
        <source>HTTP check failed (%1)</source>
        <translation>HTTP 检查失败（%1）</translation>
    </message>
    <message>
        <source>HTTP check failed</source>
        <translation>HTTP 检查失败</translation>
    </message>
    <message>
        <source>is not restarted any more</source>
        <translation>不再重启</translation>
    </message>
    <message>
        <source>pennon.conf cannot be used</source>
        <translation>pennon.conf 无法使用</translation>
    </message>
    <message>
        <source>a message could not be delivered</source>
        <translation>一条消息未能送达</translation>
    </message>
    <message>
        <source>the listener is in trouble</source>
        <translation>监听器出现故障</translation>
    </message>
    <message>
        <source>signal %1, %2 (%3)</source>
        <translation>信号 %1，%2（%3）</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态码 %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>not over</source>
        <translation>未恢复</translation>
    </message>
    <message>
        <source>over after %1</source>
        <translation>%1后恢复</translation>
    </message>
    <message>
        <source>%1, all over after %2</source>
        <translation>%1，%2后全部恢复</translation>
    </message>
    <message>
        <source>It is FATAL</source>
        <translation>处于 FATAL</translation>
    </message>
    <message>
        <source>%1 starts have not helped</source>
        <translation>已启动 %1 次无效</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>第 %1 次尝试，共 %2 次</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>第 %1 次尝试</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>已被停止</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>it may be restarted again</source>
        <translation>可以再次重启</translation>
    </message>
    <message>
        <source>supervisord does not know the process any more</source>
        <translation>supervisord 已不认识该进程</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 restarts within %2 did not help: no more of them until the breaker is reset</source>
        <translation>%2 内重启 %1 次无效：在熔断器重置之前不再重启</translation>
    </message>
    <message>
        <source>%1 restarts within %2 did not help: no more of them for %3</source>
        <translation>%2 内重启 %1 次无效：%3 内不再重启</translation>
    </message>
    <message>
        <source>&quot;%1&quot; by %2 was given up: %3</source>
        <translation>通过 %2 发送的“%1”已放弃：%3</translation>
    </message>
    <message>
        <source>No message leaves by %1: %2</source>
        <translation>消息无法通过 %1 发出：%2</translation>
    </message>
    <message>
        <source>messages are kept and tried again</source>
        <translation>消息已保留，将重试</translation>
    </message>
    <message>
        <source>messages leave again</source>
        <translation>消息已恢复发出</translation>
    </message>
    <message>
        <source>the page is well again</source>
        <translation>页面已恢复正常</translation>
    </message>
    <message>
        <source>not checked any more: pennon.conf was changed</source>
        <translation>不再检查：pennon.conf 已更改</translation>
    </message>
    <message>
        <source>The state folder is in trouble: %1</source>
        <translation>状态目录有问题：%1</translation>
    </message>
    <message>
        <source>Messages wait too long: %1</source>
        <translation>消息等待过久：%1</translation>
    </message>
    <message>
        <source>Events are worked off late: %1</source>
        <translation>事件处理过慢：%1</translation>
    </message>
    <message>
        <source>supervisord&apos;s ticks come late: %1</source>
        <translation>supervisord 的 TICK 事件来得太迟：%1</translation>
    </message>
    <message>
        <source>supervisord sends no events any more: %1</source>
        <translation>supervisord 不再发送事件：%1</translation>
    </message>
    <message>
        <source>There is no control socket: %1</source>
        <translation>没有控制套接字：%1</translation>
    </message>
    <message>
        <source>%1 by %2, the oldest for %3</source>
        <translation>%2 有 %1 条，最久的已等待 %3</translation>
    </message>
    <message>
        <source>one took %1</source>
        <translation>有一个用了 %1</translation>
    </message>
    <message>
        <source>no %1 for %2 although supervisord runs</source>
        <translation>supervisord 在运行，却已有 %2 没有 %1</translation>
    </message>
    <message>
        <source>%1 was removed or replaced, and what happens now is lost with the listener</source>
        <translation>%1 已被删除或替换，此后发生的事在监听器结束时会丢失</translation>
    </message>
    <message>
        <source>only %1 are left on the disk of %2</source>
        <translation>%2 所在磁盘只剩 %1</translation>
    </message>
    <message>
        <source>Prometheus gets no metrics: %1</source>
        <translation>Prometheus 收不到指标：%1</translation>
    </message>
    <message>
        <source>the metrics cannot be served at %1: %2</source>
        <translation>无法在 %1 提供指标：%2</translation>
    </message>
    <message>
        <source>the metrics cannot be written to %1 (textfile in [metrics]): %2</source>
        <translation>无法把指标写入 %1（[metrics] 中的 textfile）：%2</translation>
    </message>
    <message>
        <source>another program listens there, end it or set another listen in [metrics]</source>
        <translation>该地址已被另一个程序占用，请结束它，或在 [metrics] 中改用另一个 listen</translation>
    </message>
    <message>
        <source>this machine has no such address, set another listen in [metrics]</source>
        <translation>本机没有这个地址，请在 [metrics] 中改用另一个 listen</translation>
    </message>
    <message>
        <source>supervisord drops events: %1</source>
        <translation>supervisord 丢弃了事件：%1</translation>
    </message>
    <message>
        <source>%1 so far, its buffer was full and what fell with them is not told</source>
        <translation>目前已有 %1 个，其缓冲区已满，其中的故障不会报告</translation>
    </message>
</context>
<context>
    <name>AppOptions</name>
    <message>
        <source>Shows what supervisord&apos;s processes do, what is wrong with them and why, and puts it right.</source>
        <translation>显示 supervisord 的进程在做什么、出了什么问题以及原因，并加以处理。</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>显示此帮助后退出。</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>显示版本后退出。</translation>
    </message>
    <message>
        <source>Show this supervisord too: unix:///PATH, http://HOST:PORT, https://HOST:PORT or ssh://USER@HOST.</source>
        <translation>同时显示这个 supervisord：unix:///PATH、http://HOST:PORT、https://HOST:PORT 或 ssh://USER@HOST。</translation>
    </message>
    <message>
        <source>With --connect: the socket of that server&apos;s pennon-listener.</source>
        <translation>与 --connect 一起使用：该服务器上 pennon-listener 的套接字。</translation>
    </message>
    <message>
        <source>Begin in the tray, without a window (where there is a tray).</source>
        <translation>启动后只在托盘中显示，不打开窗口（需要桌面有托盘）。</translation>
    </message>
    <message>
        <source>pennon --help tells what can be given.</source>
        <translation>可用的选项见 pennon --help。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no option.</source>
        <translation>“%1”不是选项。</translation>
    </message>
    <message>
        <source>--listener needs --connect.</source>
        <translation>--listener 需要与 --connect 一起使用。</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>%1; %2 restarts within %3 did not help: no more of them %4</source>
        <translation>%1；%3 内重启 %2 次无效：%4不再重启</translation>
    </message>
    <message>
        <source>It is FATAL; %1 starts have not helped</source>
        <translation>进程处于 FATAL 状态；启动 %1 次均无效</translation>
    </message>
    <message>
        <source>until the breaker is reset</source>
        <translation>在解除熔断之前</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>在 %1 内</translation>
    </message>
    <message>
        <source>RSS of %1 is %2, over the limit of %3</source>
        <translation>%1 的 RSS 为 %2，超过限制 %3</translation>
    </message>
    <message>
        <source>%1 grew by %2 within %3 s, more than %4</source>
        <translation>%1 在 %3 秒内增长 %2，超过 %4</translation>
    </message>
    <message>
        <source>Mail &quot;%1&quot; to %2 was given up: %3</source>
        <translation>发给 %2 的邮件“%1”已放弃：%3</translation>
    </message>
    <message>
        <source>supervisord cannot be asked: %1</source>
        <translation>无法查询 supervisord：%1</translation>
    </message>
    <message>
        <source>The state cannot be stored: %1</source>
        <translation>无法保存状态：%1</translation>
    </message>
    <message>
        <source>error contacting %1:

 %2</source>
        <translation>访问 %1 出错：%2</translation>
    </message>
    <message>
        <source>error contacting %1: %2</source>
        <translation>访问 %1 出错：%2</translation>
    </message>
    <message>
        <source>status contacting %1: %2</source>
        <translation>访问 %1 的状态：%2</translation>
    </message>
    <message>
        <source>this user may not open the socket %1: permission denied</source>
        <translation>当前用户无权打开套接字 %1</translation>
    </message>
    <message>
        <source>this user may not connect to %1: permission denied</source>
        <translation>当前用户无权连接 %1</translation>
    </message>
    <message>
        <source>the socket %1 does not exist</source>
        <translation>套接字 %1 不存在</translation>
    </message>
    <message>
        <source>connection to %1 refused: nobody listens there</source>
        <translation>连接 %1 被拒绝：该地址无人监听</translation>
    </message>
    <message>
        <source>no connection to %1: it does not answer</source>
        <translation>无法连接 %1：没有应答</translation>
    </message>
    <message>
        <source>no connection to %1: %2</source>
        <translation>无法连接 %1：%2</translation>
    </message>
    <message>
        <source>%1 closed the connection at once</source>
        <translation>%1 立即关闭了连接</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer</source>
        <translation>%1 未应答就关闭了连接</translation>
    </message>
    <message>
        <source>no TLS with %1: %2</source>
        <translation>无法与 %1 建立 TLS：%2</translation>
    </message>
    <message>
        <source>no complete answer from %1 within %2 s</source>
        <translation>%1 在 %2 秒内没有给出完整应答</translation>
    </message>
    <message>
        <source>the host of %1 is not known</source>
        <translation>找不到 %1 的主机</translation>
    </message>
    <message>
        <source>the answer of %1 was cut short</source>
        <translation>%1 的应答不完整</translation>
    </message>
    <message>
        <source>the connection to %1 was lost: %2</source>
        <translation>与 %1 的连接中断：%2</translation>
    </message>
    <message>
        <source>the answer of %1 is no usable HTTP: %2</source>
        <translation>%1 的应答不是有效的 HTTP：%2</translation>
    </message>
    <message>
        <source>The state folder is in trouble: %1</source>
        <translation>状态目录有问题：%1</translation>
    </message>
    <message>
        <source>Messages wait too long: %1</source>
        <translation>消息等待过久：%1</translation>
    </message>
    <message>
        <source>Events are worked off late: %1</source>
        <translation>事件处理过慢：%1</translation>
    </message>
    <message>
        <source>supervisord&apos;s ticks come late: %1</source>
        <translation>supervisord 的 TICK 事件来得太迟：%1</translation>
    </message>
    <message>
        <source>supervisord sends no events any more: %1</source>
        <translation>supervisord 不再发送事件：%1</translation>
    </message>
    <message>
        <source>There is no control socket: %1</source>
        <translation>没有控制套接字：%1</translation>
    </message>
    <message>
        <source>%1 by %2, the oldest for %3</source>
        <translation>%2 有 %1 条，最久的已等待 %3</translation>
    </message>
    <message>
        <source>one took %1</source>
        <translation>有一个用了 %1</translation>
    </message>
    <message>
        <source>no %1 for %2 although supervisord runs</source>
        <translation>supervisord 在运行，却已有 %2 没有 %1</translation>
    </message>
    <message>
        <source>%1 was removed or replaced, and what happens now is lost with the listener</source>
        <translation>%1 已被删除或替换，此后发生的事在监听器结束时会丢失</translation>
    </message>
    <message>
        <source>only %1 are left on the disk of %2</source>
        <translation>%2 所在磁盘只剩 %1</translation>
    </message>
    <message>
        <source>Prometheus gets no metrics: %1</source>
        <translation>Prometheus 收不到指标：%1</translation>
    </message>
    <message>
        <source>the metrics cannot be served at %1: %2</source>
        <translation>无法在 %1 提供指标：%2</translation>
    </message>
    <message>
        <source>the metrics cannot be written to %1 (textfile in [metrics]): %2</source>
        <translation>无法把指标写入 %1（[metrics] 中的 textfile）：%2</translation>
    </message>
    <message>
        <source>another program listens there, end it or set another listen in [metrics]</source>
        <translation>该地址已被另一个程序占用，请结束它，或在 [metrics] 中改用另一个 listen</translation>
    </message>
    <message>
        <source>this machine has no such address, set another listen in [metrics]</source>
        <translation>本机没有这个地址，请在 [metrics] 中改用另一个 listen</translation>
    </message>
    <message>
        <source>supervisord drops events: %1</source>
        <translation>supervisord 丢弃了事件：%1</translation>
    </message>
    <message>
        <source>%1 so far, its buffer was full and what fell with them is not told</source>
        <translation>目前已有 %1 个，其缓冲区已满，其中的故障不会报告</translation>
    </message>
    <message>
        <source>there is no socket %1</source>
        <translation>没有套接字 %1</translation>
    </message>
    <message>
        <source>nobody listens on %1</source>
        <translation>没有程序在 %1 上监听</translation>
    </message>
    <message>
        <source>the system does not let us open %1</source>
        <translation>系统不允许打开 %1</translation>
    </message>
    <message>
        <source>the connection to %1 failed: %2</source>
        <translation>连接 %1 失败：%2</translation>
    </message>
    <message>
        <source>there is no connection to the listener</source>
        <translation>与监听器没有连接</translation>
    </message>
    <message>
        <source>the connection to the listener was closed</source>
        <translation>与监听器的连接已关闭</translation>
    </message>
    <message>
        <source>the listener closed the connection to %1</source>
        <translation>监听器关闭了与 %1 的连接</translation>
    </message>
    <message>
        <source>the listener at %1 did not answer within %2 s</source>
        <translation>%1 处的监听器在 %2 秒内没有应答</translation>
    </message>
    <message>
        <source>supervisord&apos;s answer cannot be understood: %1</source>
        <translation>无法理解 supervisord 的应答：%1</translation>
    </message>
    <message>
        <source>the listener&apos;s answer cannot be understood: %1</source>
        <translation>无法理解监听器的应答：%1</translation>
    </message>
    <message>
        <source>what the listener sends cannot be understood: %1</source>
        <translation>无法理解监听器发来的内容：%1</translation>
    </message>
    <message>
        <source>RSS %1 of %2</source>
        <translation>RSS %1，限制 %2</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>not checked: none of its processes is running</source>
        <translation>未检查：所涉及的进程均未运行</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Event listener of supervisord that mails unexpected exits, collected into one mail per interval.</source>
        <translation>supervisord 的事件监听器：汇总进程的意外退出，每个周期发送一封邮件。</translation>
    </message>
    <message>
        <source>Event listener of supervisord that mails failed starts, collected into one mail per interval.</source>
        <translation>supervisord 的事件监听器：汇总启动失败的进程，每个周期发送一封邮件。</translation>
    </message>
    <message>
        <source>Event listener of supervisord that mails unexpected exits in few words, for a mail-to-SMS gateway.</source>
        <translation>supervisord 的事件监听器：用简短文字邮寄进程的意外退出，适用于邮件转短信网关。</translation>
    </message>
    <message>
        <source>Recipients, separated by commas; needed.</source>
        <translation>收件人，以逗号分隔；必填。</translation>
    </message>
    <message>
        <source>Sender; needed.</source>
        <translation>发件人；必填。</translation>
    </message>
    <message>
        <source>How often a mail is sent (default: 1.0).</source>
        <translation>每隔多少分钟发送一封邮件（默认：1.0）。</translation>
    </message>
    <message>
        <source>Subject; if empty the mail has none.</source>
        <translation>邮件主题；为空则邮件没有主题。</translation>
    </message>
    <message>
        <source>Event that is the clock (default: TICK_60).</source>
        <translation>用作时钟的事件（默认：TICK_60）。</translation>
    </message>
    <message>
        <source>Mail server (default: localhost, port 25); smtps://HOST[:PORT] for TLS from the start.</source>
        <translation>邮件服务器（默认：localhost，端口 25）；smtps://HOST[:PORT] 表示从一开始就使用 TLS。</translation>
    </message>
    <message>
        <source>Log in to the mail server under this name.</source>
        <translation>用此用户名登录邮件服务器。</translation>
    </message>
    <message>
        <source>Its password. Every user of the machine can see it here: better --password-file.</source>
        <translation>该用户的密码。写在这里，本机所有用户都能看到：建议改用 --password-file。</translation>
    </message>
    <message>
        <source>Demand STARTTLS from the mail server.</source>
        <translation>要求邮件服务器使用 STARTTLS。</translation>
    </message>
    <message>
        <source>Send mail by this shell command instead of a mail server.</source>
        <translation>不用邮件服务器，而用此 shell 命令发送邮件。</translation>
    </message>
    <message>
        <source>restarts processes when a web page does not answer as it should</source>
        <translation>网页响应不正常时重启进程</translation>
    </message>
    <message>
        <source>mails when a process exits unexpectedly</source>
        <translation>进程意外退出时发送邮件</translation>
    </message>
    <message>
        <source>restarts processes that use too much memory</source>
        <translation>重启占用内存过多的进程</translation>
    </message>
    <message>
        <source>mails unexpected exits, collected</source>
        <translation>汇总意外退出并发送邮件</translation>
    </message>
    <message>
        <source>mails failed starts, collected</source>
        <translation>汇总启动失败并发送邮件</translation>
    </message>
    <message>
        <source>mails unexpected exits in few words, for SMS gateways</source>
        <translation>用简短文字邮寄意外退出，适用于短信网关</translation>
    </message>
    <message>
        <source>Event listeners of supervisord, in one program. TOOL is one of:</source>
        <translation>supervisord 的多种事件监听器，合为一个程序。“工具”为以下之一：</translation>
    </message>
    <message>
        <source>A link to this program that has the name of a tool is that tool.
Each of them explains its options with --help: %1 memmon --help</source>
        <translation>以某个工具命名的、指向本程序的链接就是该工具。
每个工具都用 --help 说明自己的选项：%1 memmon --help</translation>
    </message>
    <message>
        <source>no tool was named</source>
        <translation>没有指定工具</translation>
    </message>
    <message>
        <source>there is no tool %1</source>
        <translation>没有名为 %1 的工具</translation>
    </message>
    <message>
        <source>; did you mean %1?</source>
        <translation>；是否想输入 %1？</translation>
    </message>
    <message>
        <source>Mail for this process only (NAME or GROUP:NAME); may be repeated.</source>
        <translation>只为此进程发送邮件（NAME 或 GROUP:NAME）；可重复使用。</translation>
    </message>
    <message>
        <source>Mail for every process; overrides -p.</source>
        <translation>为所有进程发送邮件；优先于 -p。</translation>
    </message>
    <message>
        <source>Text at the start of each subject.</source>
        <translation>加在每个邮件主题开头的文字。</translation>
    </message>
    <message>
        <source>Event listener of supervisord that mails when a process exits unexpectedly.</source>
        <translation>supervisord 的事件监听器：进程意外退出时发送邮件。</translation>
    </message>
    <message>
        <source>SUPERVISOR_SERVER_URL is &quot;%1&quot;; needed is unix:///PATH or http://HOST:PORT, as supervisord sets it for its event listeners</source>
        <translation>SUPERVISOR_SERVER_URL 为“%1”；应为 unix:///PATH 或 http://HOST:PORT，即 supervisord 为其事件监听器设置的形式</translation>
    </message>
    <message>
        <source>Restart this process (NAME or GROUP:NAME); may be repeated.</source>
        <translation>重启此进程（NAME 或 GROUP:NAME）；可重复使用。</translation>
    </message>
    <message>
        <source>Restart every running process; overrides -p.</source>
        <translation>重启所有正在运行的进程；优先于 -p。</translation>
    </message>
    <message>
        <source>Status that is expected (default: 200); may be repeated.</source>
        <translation>期望的状态码（默认：200）；可重复使用。</translation>
    </message>
    <message>
        <source>Text that the page has to contain.</source>
        <translation>网页内容必须包含的文字。</translation>
    </message>
    <message>
        <source>How long an answer may take (default: 10).</source>
        <translation>等待响应的最长秒数（默认：10）。</translation>
    </message>
    <message>
        <source>Always check (default).</source>
        <translation>总是检查（默认）。</translation>
    </message>
    <message>
        <source>Check only while a selected process is running.</source>
        <translation>仅当有选定的进程在运行时才检查。</translation>
    </message>
    <message>
        <source>Write a core of each process there before its restart.</source>
        <translation>重启每个进程之前，将其核心转储写入此目录。</translation>
    </message>
    <message>
        <source>Command that writes it (default: /usr/bin/gcore -o).</source>
        <translation>生成核心转储的命令（默认：/usr/bin/gcore -o）。</translation>
    </message>
    <message>
        <source>Name of this listener in the subjects of its mail.</source>
        <translation>此监听器在邮件主题中的名称。</translation>
    </message>
    <message>
        <source>Read no more of a page than this: 64KB, 10MB.</source>
        <translation>最多读取网页的这么多内容：64KB、10MB。</translation>
    </message>
    <message>
        <source>Act only after N failed checks in a row.</source>
        <translation>连续 N 次检查失败后才采取行动。</translation>
    </message>
    <message>
        <source>Leave a process alone that started less than TIME ago: 30, 5m.</source>
        <translation>不处理启动时间不足 TIME 的进程：30、5m。</translation>
    </message>
    <message>
        <source>Event listener of supervisord that restarts processes when a web page does not answer as it should.</source>
        <translation>supervisord 的事件监听器：网页响应不正常时重启进程。</translation>
    </message>
    <message>
        <source>exactly one URL is needed after the options, not %1</source>
        <translation>选项之后应恰好有一个 URL，而不是 %1 个</translation>
    </message>
    <message>
        <source>--smtp-user needs a password: --password-file FILE, or %1 in the environment</source>
        <translation>--smtp-user 需要密码：请使用 --password-file FILE，或设置环境变量 %1</translation>
    </message>
    <message>
        <source>smtps:// is TLS from the start, so STARTTLS cannot be asked for as well</source>
        <translation>smtps:// 从一开始就使用 TLS，因此不能再要求 STARTTLS</translation>
    </message>
    <message>
        <source>Mail to this address; without it nothing is mailed.</source>
        <translation>将邮件发送到此地址；不指定则不发送邮件。</translation>
    </message>
    <message>
        <source>Shell command that takes a mail with its headers on standard input (default: /usr/sbin/sendmail -t -i).</source>
        <translation>从标准输入读取带邮件头的邮件的 shell 命令（默认：/usr/sbin/sendmail -t -i）。</translation>
    </message>
    <message>
        <source>Send mail by this mail server instead of a command; smtps://HOST[:PORT] for TLS from the start.</source>
        <translation>不用命令，而用此邮件服务器发送邮件；smtps://HOST[:PORT] 表示从一开始就使用 TLS。</translation>
    </message>
    <message>
        <source>Sender of the mail; needed with --smtp-host.</source>
        <translation>邮件的发件人；使用 --smtp-host 时必填。</translation>
    </message>
    <message>
        <source>Password for the mail server: the first line of FILE (without this, that of PENNON_SMTP_PASSWORD).</source>
        <translation>邮件服务器的密码：FILE 的第一行（不指定则取环境变量 PENNON_SMTP_PASSWORD）。</translation>
    </message>
    <message>
        <source>Accept trusted certificates only.</source>
        <translation>只接受受信任的证书。</translation>
    </message>
    <message>
        <source>Trust the authorities in this PEM file only; implies --verify-tls.</source>
        <translation>只信任此 PEM 文件中的证书颁发机构；隐含 --verify-tls。</translation>
    </message>
    <message>
        <source>Keep mail that is not sent yet in this directory, so that nothing is lost when the listener is killed; several listeners may share it.</source>
        <translation>把尚未发出的邮件保存在此目录中，监听器被杀死时也不会丢失；多个监听器可以共用它。</translation>
    </message>
    <message>
        <source>needed is the path of a directory, starting with /</source>
        <translation>需要以 / 开头的目录路径</translation>
    </message>
    <message>
        <source>Say what would be done; restart and mail nothing.</source>
        <translation>只说明会做什么；不重启进程，也不发送邮件。</translation>
    </message>
    <message>
        <source>%1 needs a mail server: --smtp-host HOST</source>
        <translation>%1 需要邮件服务器：--smtp-host HOST</translation>
    </message>
    <message>
        <source>--smtp-host needs a sender: --smtp-from ADDRESS</source>
        <translation>--smtp-host 需要发件人：--smtp-from ADDRESS</translation>
    </message>
    <message>
        <source>--password-file needs a name to log in with: --smtp-user NAME</source>
        <translation>--password-file 需要登录用户名：--smtp-user NAME</translation>
    </message>
    <message>
        <source>--verify-tls needs an encrypted connection: --smtp-tls or smtps://HOST</source>
        <translation>--verify-tls 需要加密连接：--smtp-tls 或 smtps://HOST</translation>
    </message>
    <message>
        <source>--sendmail uses no mail server, so --password-file, --verify-tls and --ca-file mean nothing</source>
        <translation>--sendmail 不使用邮件服务器，因此 --password-file、--verify-tls 和 --ca-file 没有意义</translation>
    </message>
    <message>
        <source>--password-file needs a name to log in with: --userName NAME</source>
        <translation>--password-file 需要登录用户名：--userName NAME</translation>
    </message>
    <message>
        <source>--verify-tls needs an encrypted connection: --tls or -H smtps://HOST</source>
        <translation>--verify-tls 需要加密连接：--tls 或 -H smtps://HOST</translation>
    </message>
    <message>
        <source>Limit for a process (NAME or GROUP:NAME): webapp=200MB; may be repeated.</source>
        <translation>单个进程的上限（NAME 或 GROUP:NAME）：webapp=200MB；可重复使用。</translation>
    </message>
    <message>
        <source>Limit for each process of a group; may be repeated.</source>
        <translation>组内每个进程的上限；可重复使用。</translation>
    </message>
    <message>
        <source>Limit for every process: a number of bytes, or with KB, MB or GB.</source>
        <translation>所有进程的上限：字节数，或带 KB、MB、GB 后缀。</translation>
    </message>
    <message>
        <source>Count a process together with all its descendants.</source>
        <translation>将进程与其所有后代进程一并计算。</translation>
    </message>
    <message>
        <source>Mail a restart only if the process had been up for at most TIME: 90, 5m, 12h, 1d.</source>
        <translation>仅当进程运行时间不超过 TIME 时才为重启发送邮件：90、5m、12h、1d。</translation>
    </message>
    <message>
        <source>Event listener of supervisord that restarts processes which use too much memory.</source>
        <translation>supervisord 的事件监听器：重启占用内存过多的进程。</translation>
    </message>
    <message>
        <source>options are needed, for example: -a 500MB</source>
        <translation>需要指定选项，例如：-a 500MB</translation>
    </message>
    <message>
        <source>there is no option %1</source>
        <translation>没有选项 %1</translation>
    </message>
    <message>
        <source>the option %1 takes no value</source>
        <translation>选项 %1 不接受值</translation>
    </message>
    <message>
        <source>the option %1 is ambiguous: %2</source>
        <translation>选项 %1 有歧义：%2</translation>
    </message>
    <message>
        <source>the option %1 needs a value</source>
        <translation>选项 %1 需要一个值</translation>
    </message>
    <message>
        <source>Show this help and exit.</source>
        <translation>显示此帮助并退出。</translation>
    </message>
    <message>
        <source>Show the version and exit.</source>
        <translation>显示版本并退出。</translation>
    </message>
    <message>
        <source>the password file %1 is a folder</source>
        <translation>密码文件 %1 是一个目录</translation>
    </message>
    <message>
        <source>the password file %1 cannot be read: %2</source>
        <translation>无法读取密码文件 %1：%2</translation>
    </message>
    <message>
        <source>the password file %1 is not UTF-8 text</source>
        <translation>密码文件 %1 不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>the password file %1 is empty; its first line has to be the password</source>
        <translation>密码文件 %1 为空；其第一行必须是密码</translation>
    </message>
    <message>
        <source>every user can read the password file %1; run: chmod o-rwx %1</source>
        <translation>所有用户都能读取密码文件 %1；请运行：chmod o-rwx %1</translation>
    </message>
    <message>
        <source>the CA file %1 is a folder</source>
        <translation>CA 文件 %1 是一个目录</translation>
    </message>
    <message>
        <source>the CA file %1 cannot be read: %2</source>
        <translation>无法读取 CA 文件 %1：%2</translation>
    </message>
    <message>
        <source>Usage: %1 %2</source>
        <translation>用法：%1 %2</translation>
    </message>
    <message>
        <source>Options, as superlance has them:</source>
        <translation>与 superlance 相同的选项：</translation>
    </message>
    <message>
        <source>Options of Pennon, never to be shortened:</source>
        <translation>Pennon 自有的选项（不可缩写）：</translation>
    </message>
    <message>
        <source>%1 cannot be used for %2: %3</source>
        <translation>%1 不能用作 %2 的值：%3</translation>
    </message>
    <message>
        <source>a status is a whole number such as 200</source>
        <translation>状态码应为整数，例如 200</translation>
    </message>
    <message>
        <source>needed is a whole number, 1 or more</source>
        <translation>应为不小于 1 的整数</translation>
    </message>
    <message>
        <source>needed is a whole number of seconds, 1 or more</source>
        <translation>应为不小于 1 的整数秒</translation>
    </message>
    <message>
        <source>a size is a whole number of bytes below 2^63, with KB, MB or GB if you like: 200MB</source>
        <translation>大小应为小于 2^63 字节的整数，可带 KB、MB 或 GB：200MB</translation>
    </message>
    <message>
        <source>a time is a whole number of seconds below 2^63, with s, m, h or d if you like: 12h</source>
        <translation>时间应为小于 2^63 秒的整数，可带 s、m、h 或 d：12h</translation>
    </message>
    <message>
        <source>needed is a size above 0</source>
        <translation>大小应大于 0</translation>
    </message>
    <message>
        <source>needed is a time of 0 or more</source>
        <translation>时间不能为负</translation>
    </message>
    <message>
        <source>needed is NAME=SIZE with one equals sign: webapp=200MB</source>
        <translation>应为只含一个等号的 NAME=SIZE：webapp=200MB</translation>
    </message>
    <message>
        <source>needed is a number of minutes such as 1 or 0.5</source>
        <translation>应为分钟数，例如 1 或 0.5</translation>
    </message>
    <message>
        <source>%1 is not the name of a tick event: TICK_ and a number of seconds, of which supervisord knows TICK_5, TICK_60 and TICK_3600</source>
        <translation>%1 不是时钟事件的名称：应为 TICK_ 加秒数；supervisord 有 TICK_5、TICK_60 和 TICK_3600</translation>
    </message>
    <message>
        <source>needed is a mail server as HOST or HOST:PORT: smtp.example.com:587</source>
        <translation>邮件服务器应为 HOST 或 HOST:PORT：smtp.example.com:587</translation>
    </message>
    <message>
        <source>the port of a mail server is a number from 1 to 65535</source>
        <translation>邮件服务器的端口应为 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>the URL %1 names no host; a whole one is http://localhost:8080/health</source>
        <translation>URL %1 没有主机名；完整的例子：http://localhost:8080/health</translation>
    </message>
    <message>
        <source>the URL %1 does not start with http:// or https://; did you mean http://%1?</source>
        <translation>URL %1 不以 http:// 或 https:// 开头；是否想输入 http://%1？</translation>
    </message>
    <message>
        <source>the URL %1 is neither http:// nor https://; httpok checks only these, for example http://localhost:8080/health</source>
        <translation>URL %1 既不是 http:// 也不是 https://；httpok 只检查这两种，例如 http://localhost:8080/health</translation>
    </message>
    <message>
        <source>Usage: %1 TOOL [options]
       %1 OPTION...</source>
        <translation>用法：%1 TOOL [选项]
      %1 选项...</translation>
    </message>
    <message>
        <source>Options of %1 itself:</source>
        <translation>%1 自身的选项：</translation>
    </message>
    <message>
        <source>Needed is one of: %1.</source>
        <translation>应为以下之一：%1。</translation>
    </message>
    <message>
        <source>More: %1 --help</source>
        <translation>更多说明：%1 --help</translation>
    </message>
    <message>
        <source>Listen to supervisord and do what this pennon.conf says.</source>
        <translation>监听 supervisord，并按此 pennon.conf 行事。</translation>
    </message>
    <message>
        <source>The pennon.conf for --explain.</source>
        <translation>--explain 所用的 pennon.conf。</translation>
    </message>
    <message>
        <source>Tell all problems of this pennon.conf and exit: 0 without, 78 with some.</source>
        <translation>列出此 pennon.conf 的所有问题后退出：没有问题时状态为 0，有问题时为 78。</translation>
    </message>
    <message>
        <source>Tell which rules of --config FILE apply to this process, and exit.</source>
        <translation>说明 --config FILE 中哪些规则适用于该进程，然后退出。</translation>
    </message>
    <message>
        <source>Print the pennon.conf that does what the superlance sections of this supervisord.conf do, and exit.</source>
        <translation>输出与此 supervisord.conf 中 superlance 各节作用相同的 pennon.conf，然后退出。</translation>
    </message>
    <message>
        <source>With --import: write to this file, which must not be there yet.</source>
        <translation>与 --import 合用：写入此文件，该文件必须尚不存在。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be done at once</source>
        <translation>%1 与 %2 不能同时进行</translation>
    </message>
    <message>
        <source>nothing to do was named</source>
        <translation>没有指明要做什么</translation>
    </message>
    <message>
        <source>%1 needs --config FILE</source>
        <translation>%1 需要 --config FILE</translation>
    </message>
    <message>
        <source>--config means nothing with %1</source>
        <translation>--config 与 %1 合用没有意义</translation>
    </message>
    <message>
        <source>--output means nothing without --import</source>
        <translation>--output 没有 --import 就没有意义</translation>
    </message>
    <message>
        <source>%1 is one argument too many</source>
        <translation>多了一个参数：%1</translation>
    </message>
    <message>
        <source>this version has no %1 yet</source>
        <translation>此版本还没有 %1</translation>
    </message>
    <message>
        <source>the value of %1 is empty</source>
        <translation>%1 的值为空</translation>
    </message>
    <message>
        <source>how the listener itself fares</source>
        <translation>监听器自身的状况</translation>
    </message>
    <message>
        <source>the processes, their memory and limits</source>
        <translation>各进程及其内存与上限</translation>
    </message>
    <message>
        <source>what happened; all about one incident with its ID</source>
        <translation>发生过的事件；给出编号则显示该事件的全部内容</translation>
    </message>
    <message>
        <source>the rules of pennon.conf</source>
        <translation>pennon.conf 中的规则</translation>
    </message>
    <message>
        <source>changes pennon.conf; the value replaces the one that is there</source>
        <translation>修改 pennon.conf；新值取代原有的值</translation>
    </message>
    <message>
        <source>no alerts about these processes for a while; alone: the silences in force</source>
        <translation>一段时间内不发送这些进程的告警；不带参数则列出生效中的静默</translation>
    </message>
    <message>
        <source>marks incidents as seen</source>
        <translation>将事件标记为已阅</translation>
    </message>
    <message>
        <source>closes the breakers of these processes: they are restarted again</source>
        <translation>合上这些进程的断路器：重新允许重启它们</translation>
    </message>
    <message>
        <source>runs the checks now</source>
        <translation>立即执行检查</translation>
    </message>
    <message>
        <source>needed is a time such as 2h or 2025-11-01 18:00</source>
        <translation>需要一个时间，例如 2h 或 2025-11-01 18:00</translation>
    </message>
    <message>
        <source>The control socket (default: /run/pennon/listener.sock).</source>
        <translation>控制套接字（默认：/run/pennon/listener.sock）。</translation>
    </message>
    <message>
        <source>Take the control socket from this pennon.conf.</source>
        <translation>从此 pennon.conf 中读取控制套接字的位置。</translation>
    </message>
    <message>
        <source>Print the listener&apos;s answer as JSON, for programs.</source>
        <translation>以 JSON 输出监听器的回答，供程序使用。</translation>
    </message>
    <message>
        <source>incidents: of this kind only, such as crash or memory; may be repeated.</source>
        <translation>incidents：只列出此类事件，例如 crash 或 memory；可重复给出。</translation>
    </message>
    <message>
        <source>needed is one of: %1</source>
        <translation>需要以下之一：%1</translation>
    </message>
    <message>
        <source>incidents: opened since then; 2h is two hours ago, or 2025-11-01 18:00.</source>
        <translation>incidents：只列出此后发生的事件；2h 表示两小时前，也可写 2025-11-01 18:00。</translation>
    </message>
    <message>
        <source>incidents: the newest so many (default: 50).</source>
        <translation>incidents：最新的若干条（默认：50）。</translation>
    </message>
    <message>
        <source>incidents: only those that nobody has marked as seen.</source>
        <translation>incidents：只列出尚未标记为已阅的事件。</translation>
    </message>
    <message>
        <source>silence: for so long, such as 1h (default: for ever).</source>
        <translation>silence：持续多久，例如 1h（默认：永久）。</translation>
    </message>
    <message>
        <source>silence: until then, such as 18:00 or 2025-11-01 18:00.</source>
        <translation>silence：到何时为止，例如 18:00 或 2025-11-01 18:00。</translation>
    </message>
    <message>
        <source>needed is a time to come such as 18:00 or 2025-11-01 18:00</source>
        <translation>需要一个将来的时间，例如 18:00 或 2025-11-01 18:00</translation>
    </message>
    <message>
        <source>silence and ack: why, for others to read.</source>
        <translation>silence 和 ack：写给他人看的原因。</translation>
    </message>
    <message>
        <source>set and silence: remove it.</source>
        <translation>set 和 silence：将其删除。</translation>
    </message>
    <message>
        <source>Usage: %1 ctl [options] COMMAND [arguments]</source>
        <translation>用法：%1 ctl [选项] COMMAND [参数]</translation>
    </message>
    <message>
        <source>Reads and steers a running listener over its control socket. COMMAND is one of:</source>
        <translation>通过控制套接字查看并操控运行中的监听器。COMMAND 为以下之一：</translation>
    </message>
    <message>
        <source>PATTERN is NAME, GROUP:NAME or GROUP:*, with * ? [...] as in a shell.</source>
        <translation>PATTERN 为 NAME、GROUP:NAME 或 GROUP:*，可使用与 shell 相同的 * ? [...]。</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Exit status: 0 done; 1 the listener refused, or something was found; 64 unusable command line;
69 no listener answers; 76 it speaks another protocol; 77 not permitted; 78 unusable --config.</source>
        <translation>退出状态：0 已完成；1 监听器拒绝，或检查发现问题；64 命令行无法使用；
69 没有监听器应答；76 协议版本不同；77 没有权限；78 --config 文件无法使用。</translation>
    </message>
    <message>
        <source>More: %1 ctl --help</source>
        <translation>更多说明：%1 ctl --help</translation>
    </message>
    <message>
        <source>%1 has no option %2</source>
        <translation>%1 没有选项 %2</translation>
    </message>
    <message>
        <source>write: ctl %1 %2</source>
        <translation>应写作：ctl %1 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no ID: needed is a number</source>
        <translation>“%1”不是编号：需要一个数字</translation>
    </message>
    <message>
        <source>no command was named</source>
        <translation>没有给出命令</translation>
    </message>
    <message>
        <source>there is no command %1</source>
        <translation>没有命令 %1</translation>
    </message>
    <message>
        <source>A listener that is running is read and steered by: %1 ctl</source>
        <translation>查看和操控运行中的监听器：%1 ctl</translation>
    </message>
    <message>
        <source>Send a test message by mail and by each channel of --config FILE, tell what the receivers said, and exit.</source>
        <translation>按 --config FILE 通过邮件和每个通道各发送一条测试消息，显示接收方的答复，然后退出。</translation>
    </message>
    <message>
        <source>sends one message by mail and by each channel; or one mail, or by one channel</source>
        <translation>通过邮件和每个通道各发送一条消息；或只发送一封邮件，或只通过一个通道发送</translation>
    </message>
    <message>
        <source>test: by this channel only, such as email:ops; status shows them.</source>
        <translation>test：只通过这个通道，例如 email:ops；status 会列出各通道。</translation>
    </message>
</context>
<context>
    <name>ConfirmActionDialog</name>
    <message>
        <source>Processes that will be hit</source>
        <translation>将受影响的进程</translation>
    </message>
</context>
<context>
    <name>ConnectionAdvice</name>
    <message>
        <source>supervisord itself speaks http only: https needs a web server in front of it, with a certificate that this machine trusts. Without one use SSH.</source>
        <translation>supervisord 本身只支持 http：要用 https，需要在它前面架设网页服务器，并使用本机信任的证书。否则请用 SSH。</translation>
    </message>
    <message>
        <source>Is supervisord running, and is this the &quot;file&quot; of its [unix_http_server]?</source>
        <translation>supervisord 在运行吗？这是它 [unix_http_server] 中“file”所写的路径吗？</translation>
    </message>
    <message>
        <source>The socket is there, but supervisord is not running or hangs. Start it, for example by &quot;systemctl start supervisor&quot;.</source>
        <translation>套接字存在，但 supervisord 没有运行或已卡住。请启动它，例如用“systemctl start supervisor”。</translation>
    </message>
    <message>
        <source>Is supervisord running there, does its [inet_http_server] listen on that address and port, and does every firewall in between let you through?</source>
        <translation>那里的 supervisord 在运行吗？它的 [inet_http_server] 是否监听该地址和端口？中间的防火墙是否放行？</translation>
    </message>
    <message>
        <source>Is supervisord running on that machine?</source>
        <translation>那台机器上的 supervisord 在运行吗？</translation>
    </message>
    <message>
        <source>A server in front of supervisord, or this machine, forbids it. Ask who runs it.</source>
        <translation>supervisord 前面的服务器或本机禁止访问。请询问其管理员。</translation>
    </message>
    <message>
        <source>The socket belongs to another user. Put &quot;chmod=0770&quot; and &quot;chown=root:GROUP&quot; into [unix_http_server] of supervisord.conf, with a group that you are in, and restart supervisord.</source>
        <translation>套接字属于另一个用户。请在 supervisord.conf 的 [unix_http_server] 中写入“chmod=0770”和“chown=root:组名”（填写你所在的组），然后重启 supervisord。</translation>
    </message>
    <message>
        <source>supervisord wants a login. User name and password are in %1 of supervisord.conf.</source>
        <translation>supervisord 要求登录。用户名和密码在 supervisord.conf 的 %1 中。</translation>
    </message>
    <message>
        <source>User name and password have to be those in %1 of supervisord.conf.</source>
        <translation>用户名和密码必须与 supervisord.conf 的 %1 中的一致。</translation>
    </message>
    <message>
        <source>supervisord answers, but has no interface for programs. Add the section [rpcinterface:supervisor] with the line &quot;supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface&quot; to supervisord.conf and restart it.</source>
        <translation>supervisord 有应答，但没有供程序使用的接口。请在 supervisord.conf 中添加 [rpcinterface:supervisor] 一节，内容为“supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface”，然后重启它。</translation>
    </message>
    <message>
        <source>Something answers there, but it is not supervisord. Check the address.</source>
        <translation>那里有程序应答，但不是 supervisord。请检查地址。</translation>
    </message>
    <message>
        <source>Is pennon-listener running (&quot;supervisorctl status&quot;), and is this the &quot;socket&quot; in [listener] of its pennon.conf? Without it Pennon still shows states and logs and can start and stop processes.</source>
        <translation>pennon-listener 在运行吗（“supervisorctl status”）？这是其 pennon.conf 的 [listener] 中“socket”所写的路径吗？没有它，Pennon 仍可显示状态和日志，并启动和停止进程。</translation>
    </message>
    <message>
        <source>Put &quot;socket_group&quot; or &quot;socket_readers&quot; with a group that you are in, and &quot;socket_mode = 0660&quot;, into [listener] of pennon.conf.</source>
        <translation>请在 pennon.conf 的 [listener] 中写入“socket_group”或“socket_readers”（填写你所在的组）以及“socket_mode = 0660”。</translation>
    </message>
    <message>
        <source>Something answers there, but it is not pennon-listener. Is %1 the right socket?</source>
        <translation>那里有程序应答，但不是 pennon-listener。%1 是正确的套接字吗？</translation>
    </message>
    <message>
        <source>Update the older of the two: pennon here or pennon-listener there.</source>
        <translation>请更新两者中较旧的一个：这里的 pennon 或那里的 pennon-listener。</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>与预期不符</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Wrong user name or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>No RPC interface</source>
        <translation>没有 RPC 接口</translation>
    </message>
    <message>
        <source>Not a listener</source>
        <translation>不是监听器</translation>
    </message>
    <message>
        <source>Another version of the protocol</source>
        <translation>协议版本不同</translation>
    </message>
    <message>
        <source>No secure connection (TLS)</source>
        <translation>无法建立安全连接（TLS）</translation>
    </message>
    <message>
        <source>No SSH connection</source>
        <translation>没有 SSH 连接</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>%1 days ago</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>trouble</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Backoff</source>
        <translation>退避重试</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Exited</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Fatal</source>
        <translation>致命错误</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>KeyringPasswords</name>
    <message>
        <source>The keyring did not let the password be removed: %1</source>
        <translation>密钥环不允许删除密码：%1</translation>
    </message>
</context>
<context>
    <name>LinkExplanation</name>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 没有应答</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server, then what is wrong with its connection</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The listener is of another version</source>
        <translation>监听器是另一个版本</translation>
    </message>
    <message>
        <source>The listener does not let us in</source>
        <translation>监听器不允许我们访问</translation>
    </message>
    <message>
        <source>What answers is no listener</source>
        <translation>应答的不是监听器</translation>
    </message>
    <message>
        <source>The listener does not answer</source>
        <translation>监听器没有应答</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
    <message>
        <source>Connecting to the listener…</source>
        <translation>正在连接监听器…</translation>
    </message>
    <message>
        <source>Meanwhile states, logs, starting and stopping work by supervisord alone.</source>
        <translation>在此期间，状态、日志、启动和停止由 supervisord 单独完成。</translation>
    </message>
    <message>
        <source>%1 wants a user name and a password</source>
        <translation>%1 需要用户名和密码</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Show stdout</source>
        <translation>显示 stdout</translation>
    </message>
    <message>
        <source>Show stderr</source>
        <translation>显示 stderr</translation>
    </message>
    <message>
        <source>F&amp;ind:</source>
        <translation>查找(&amp;I)：</translation>
    </message>
    <message>
        <source>Text to find in the log</source>
        <translation>要在日志中查找的文本</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>区分大小写(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Regular expression</source>
        <translation>正则表达式(&amp;R)</translation>
    </message>
</context>
<context>
    <name>LogQuery</name>
    <message>
        <source>No regular expression: %1, at character %2.</source>
        <translation>不是正则表达式：%1（第 %2 个字符处）。</translation>
    </message>
</context>
<context>
    <name>LogReasons</name>
    <message>
        <source>gap: reconnected %1, lines may be missing</source>
        <translation>间断：%1 重新连接，可能缺少若干行</translation>
    </message>
    <message>
        <source>the log was rotated or cleared %1, lines before may be missing</source>
        <translation>日志于 %1 被轮换或清空，此前可能缺少若干行</translation>
    </message>
    <message>
        <source>older lines cannot be read: the log is larger than supervisord can tell</source>
        <translation>无法读取更早的行：日志超出 supervisord 能报告的大小</translation>
    </message>
    <message>
        <source>%1 keeps no log of stdout: its section has stdout_logfile=NONE.</source>
        <translation>%1 不保存 stdout 日志：其配置段中有 stdout_logfile=NONE。</translation>
    </message>
    <message>
        <source>%1 keeps no log of stderr: with redirect_stderr=true it is part of stdout, with stderr_logfile=NONE there is none.</source>
        <translation>%1 不保存 stderr 日志：设置 redirect_stderr=true 时它并入 stdout，设置 stderr_logfile=NONE 时没有该日志。</translation>
    </message>
    <message>
        <source>The output of %1 goes to syslog, which supervisord cannot read.</source>
        <translation>%1 的输出写入 syslog，supervisord 无法读取。</translation>
    </message>
    <message>
        <source>The output of %1 goes to %2, of which supervisord keeps nothing.</source>
        <translation>%1 的输出写入 %2，supervisord 不保存其内容。</translation>
    </message>
    <message>
        <source>supervisord does not know %1 any more.</source>
        <translation>supervisord 已不认识 %1。</translation>
    </message>
    <message>
        <source>supervisord is shutting down or restarting.</source>
        <translation>supervisord 正在关闭或重启。</translation>
    </message>
    <message>
        <source>supervisord wants another user name or password (HTTP 401).</source>
        <translation>supervisord 要求其他用户名或密码（HTTP 401）。</translation>
    </message>
    <message>
        <source>There is no log file %2 on the server: %1 may never have been started, or the file was deleted. It is shown as soon as there is one.</source>
        <translation>服务器上没有日志文件 %2：%1 可能从未启动，或文件已被删除。文件出现后会立即显示。</translation>
    </message>
    <message>
        <source>supervisord answered with HTTP %1; its own log may tell why.</source>
        <translation>supervisord 返回 HTTP %1；其自身日志可能说明原因。</translation>
    </message>
</context>
<context>
    <name>MemoryPage</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>&amp;Newest</source>
        <translation>最新(&amp;N)</translation>
    </message>
    <message>
        <source>Follow what is measured now (End)</source>
        <translation>跟随最新的测量值 (End)</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>最近 15 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>最近 6 小时</translation>
    </message>
    <message>
        <source>1 d</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最近 1 天</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Save the chart as a picture, or its readings for a spreadsheet</source>
        <translation>将图表保存为图片，或导出数据供电子表格使用</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>内存变化</translation>
    </message>
    <message>
        <source>&amp;Limit:</source>
        <translation>限制(&amp;L)：</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存限制</translation>
    </message>
    <message>
        <source>Whom the new limit is for</source>
        <translation>新限制的适用范围</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>还原(&amp;R)</translation>
    </message>
    <message>
        <source>Keep the limit as it was (Esc)</source>
        <translation>保持原有限制 (Esc)</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>保存(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Notification</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>始于 %1</translation>
    </message>
    <message>
        <source>Pennon found %1</source>
        <translation>Pennon 发现 %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 上有 %1</translation>
    </message>
    <message>
        <source>%1 on %2 servers</source>
        <translation>%2 台服务器上共有 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>%1; did you mean %2?</source>
        <translation>%1；您是否想写 %2？</translation>
    </message>
    <message>
        <source>not a command: %1</source>
        <translation>不是命令：%1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no process: %2</source>
        <translation>“%1”不是进程名：%2</translation>
    </message>
    <message>
        <source>the limit of %1 cannot be used: %2</source>
        <translation>%1 的限制无法使用：%2</translation>
    </message>
    <message>
        <source>the value is missing; leave out the key to have its default</source>
        <translation>缺少值；删除该键即用默认值</translation>
    </message>
    <message>
        <source>there is a line break or another control character in it</source>
        <translation>其中含有换行或其他控制字符</translation>
    </message>
    <message>
        <source>there is a line break or another control character in &quot;%1&quot;; addresses are separated by commas</source>
        <translation>“%1”中含有换行或其他控制字符；地址之间用逗号分隔</translation>
    </message>
    <message>
        <source>needed is a path that begins with /; &quot;%1&quot; does not</source>
        <translation>需要以 / 开头的路径；“%1”不是</translation>
    </message>
    <message>
        <source>needed is a whole number from %1 to %2, not &quot;%3&quot;</source>
        <translation>需要 %1 到 %2 之间的整数，而不是“%3”</translation>
    </message>
    <message>
        <source>needed is a time such as 90s, 5min, 1h30m or 1d; a number alone is seconds; not &quot;%1&quot;</source>
        <translation>需要时间，例如 90s、5min、1h30m 或 1d，只写数字表示秒；而不是“%1”</translation>
    </message>
    <message>
        <source>needed is a time from %1 to %2, not %3</source>
        <translation>需要 %1 到 %2 之间的时间，而不是 %3</translation>
    </message>
    <message>
        <source>needed is a time of whole seconds, not %1</source>
        <translation>需要整秒的时间，而不是 %1</translation>
    </message>
    <message>
        <source>needed is a size such as 200MB, 1.5GB or 512KiB; a number alone is bytes; not &quot;%1&quot;</source>
        <translation>需要大小，例如 200MB、1.5GB 或 512KiB，只写数字表示字节；而不是“%1”</translation>
    </message>
    <message>
        <source>too large a number; not &quot;%1&quot;</source>
        <translation>数字太大：“%1”</translation>
    </message>
    <message>
        <source>needed is a size above 0</source>
        <translation>需要大于 0 的大小</translation>
    </message>
    <message>
        <source>needed is one of %1, not &quot;%2&quot;</source>
        <translation>需要 %1 之一，而不是“%2”</translation>
    </message>
    <message>
        <source>needed is true or false, not &quot;%1&quot;</source>
        <translation>需要 true 或 false，而不是“%1”</translation>
    </message>
    <message>
        <source>needed is an octal file mode from 0000 to 0777, not &quot;%1&quot;</source>
        <translation>需要 0000 到 0777 之间的八进制文件权限，而不是“%1”</translation>
    </message>
    <message>
        <source>needed is SIZE per TIME such as 50MB per 10min, not &quot;%1&quot;</source>
        <translation>需要 SIZE per TIME，例如 50MB per 10min，而不是“%1”</translation>
    </message>
    <message>
        <source>needed is NUMBER per TIME such as 5 per 1h, or none; not &quot;%1&quot;</source>
        <translation>需要 NUMBER per TIME，例如 5 per 1h，或 none；而不是“%1”</translation>
    </message>
    <message>
        <source>needed is none or a signal out of %1, not &quot;%2&quot;</source>
        <translation>需要 none 或以下信号之一：%1；而不是“%2”</translation>
    </message>
    <message>
        <source>needed is a command whose path begins with /, or none</source>
        <translation>需要路径以 / 开头的命令，或 none</translation>
    </message>
    <message>
        <source>needed is a URL such as http://localhost:8080/health, not &quot;%1&quot;</source>
        <translation>需要 URL，例如 http://localhost:8080/health，而不是“%1”</translation>
    </message>
    <message>
        <source>needed is a mail server as HOST or HOST:PORT such as smtp.example.com:587, not &quot;%1&quot;; the key security says how it is spoken to</source>
        <translation>需要邮件服务器，写作 HOST 或 HOST:PORT，例如 smtp.example.com:587，而不是“%1”；通信方式由 security 指定</translation>
    </message>
    <message>
        <source>needed is a mail server as HOST or HOST:PORT such as smtp.example.com:587, not &quot;%1&quot;</source>
        <translation>需要邮件服务器，写作 HOST 或 HOST:PORT，例如 smtp.example.com:587，而不是“%1”</translation>
    </message>
    <message>
        <source>the port of a mail server is a number from 1 to 65535</source>
        <translation>邮件服务器的端口是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>needed are HTTP statuses such as 200, 204; not &quot;%1&quot;</source>
        <translation>需要 HTTP 状态码，例如 200, 204；而不是“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no name of a group: leave out the colon and what follows it</source>
        <translation>“%1”不是组名：请去掉冒号及其后的内容</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands there twice</source>
        <translation>“%1”出现了两次</translation>
    </message>
    <message>
        <source>there are commas only</source>
        <translation>只有逗号</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>there is a blank in it</source>
        <translation>其中有空格</translation>
    </message>
    <message>
        <source>write NAME, GROUP:NAME or GROUP:*</source>
        <translation>请写 NAME、GROUP:NAME 或 GROUP:*</translation>
    </message>
    <message>
        <source>there is more than one colon in it</source>
        <translation>其中有多个冒号</translation>
    </message>
    <message>
        <source>a [ is not closed</source>
        <translation>[ 没有闭合</translation>
    </message>
    <message>
        <source>a backslash at the end</source>
        <translation>末尾有反斜杠</translation>
    </message>
    <message>
        <source>a quote that is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>stands there twice, first in line %1</source>
        <translation>出现了两次，首次在第 %1 行</translation>
    </message>
    <message>
        <source>there is nothing behind the colon; write [%1] or [%1:NAME]</source>
        <translation>冒号后面没有内容；请写 [%1] 或 [%1:NAME]</translation>
    </message>
    <message>
        <source>there is only one [%1], without a colon</source>
        <translation>[%1] 只能有一个，不带冒号</translation>
    </message>
    <message>
        <source>there is no such section</source>
        <translation>没有这样的节</translation>
    </message>
    <message>
        <source>there is no such key in [%1]</source>
        <translation>[%1] 中没有这样的键</translation>
    </message>
    <message>
        <source>is for transport = sendmail; with smtp, mail leaves by host</source>
        <translation>仅用于 transport = sendmail；使用 smtp 时邮件由 host 发出</translation>
    </message>
    <message>
        <source>is for transport = smtp; with sendmail, mail leaves by command</source>
        <translation>仅用于 transport = smtp；使用 sendmail 时邮件由 command 发出</translation>
    </message>
    <message>
        <source>is missing; transport = smtp needs a sender such as supervisor@example.com</source>
        <translation>缺失；transport = smtp 需要发件人，例如 supervisor@example.com</translation>
    </message>
    <message>
        <source>means nothing with security = none; write starttls or tls</source>
        <translation>security = none 时没有意义；请写 starttls 或 tls</translation>
    </message>
    <message>
        <source>the password goes to %1 in clear text; write security = starttls or tls</source>
        <translation>密码以明文发送到 %1；请写 security = starttls 或 tls</translation>
    </message>
    <message>
        <source>means nothing for a URL that is not https</source>
        <translation>URL 不是 https 时没有意义</translation>
    </message>
    <message>
        <source>means nothing with any = true, which is every process; leave out one of them</source>
        <translation>any = true 表示所有进程，此项没有意义；请去掉其中之一</translation>
    </message>
    <message>
        <source>means nothing with on_fatal = shutdown, which starts nothing</source>
        <translation>on_fatal = shutdown 不启动任何进程，此项没有意义</translation>
    </message>
    <message>
        <source>means nothing with %1</source>
        <translation>%1 时没有意义</translation>
    </message>
    <message>
        <source>means nothing without %1</source>
        <translation>没有 %1 时没有意义</translation>
    </message>
    <message>
        <source>%1 has no limit; write %1=200MB, or add growth = 50MB per 10min</source>
        <translation>%1 没有限制；请写 %1=200MB，或添加 growth = 50MB per 10min</translation>
    </message>
    <message>
        <source>of which processes? write program = NAME, group = NAME or program = *</source>
        <translation>针对哪些进程？请写 program = NAME、group = NAME 或 program = *</translation>
    </message>
    <message>
        <source>watches nothing; write program = NAME=200MB, group = NAME=1GB or any = 2GB</source>
        <translation>没有监视任何进程；请写 program = NAME=200MB、group = NAME=1GB 或 any = 2GB</translation>
    </message>
    <message>
        <source>is missing; write url = http://localhost:8080/health</source>
        <translation>缺失；请写 url = http://localhost:8080/health</translation>
    </message>
    <message>
        <source>first_delay (%1) is longer than longest_delay (%2)</source>
        <translation>first_delay（%1）长于 longest_delay（%2）</translation>
    </message>
    <message>
        <source>there is no section [mail] that says how mail leaves; add it, with transport = sendmail or smtp</source>
        <translation>没有说明邮件如何发出的 [mail] 节；请添加，并写明 transport = sendmail 或 smtp</translation>
    </message>
    <message>
        <source>nobody is told; write to = ADDRESS here or in [mail]</source>
        <translation>没有通知任何人；请在此处或 [mail] 中写 to = ADDRESS</translation>
    </message>
    <message>
        <source>nobody is told; write to = ADDRESS here and add a section [mail]</source>
        <translation>没有通知任何人；请在此处写 to = ADDRESS 并添加 [mail] 节</translation>
    </message>
    <message>
        <source>there is no field {%1}; the fields are %2; write {{ for a brace</source>
        <translation>没有字段 {%1}；可用的字段有 %2；花括号请写作 {{</translation>
    </message>
    <message>
        <source>there is no field {%1}</source>
        <translation>没有字段 {%1}</translation>
    </message>
    <message>
        <source>a field is not closed with }; write {{ for a brace</source>
        <translation>有字段没有用 } 结束；花括号请写作 {{</translation>
    </message>
    <message>
        <source>needed are times such as 22:00-07:00, Sat-Sun 00:00-24:00 or 2026-12-24 18:00 - 2026-12-27 08:00, not &quot;%1&quot;</source>
        <translation>需要的是时间，例如 22:00-07:00、Sat-Sun 00:00-24:00 或 2026-12-24 18:00 - 2026-12-27 08:00，而不是“%1”</translation>
    </message>
    <message>
        <source>leaves by mail, and there is no section [mail] that says how; add it, with transport = sendmail or smtp</source>
        <translation>通过邮件发出，但没有说明如何发送的 [mail] 节；请添加该节，并写明 transport = sendmail 或 smtp</translation>
    </message>
    <message>
        <source>nobody gets it; write to = ADDRESS here or in [mail]</source>
        <translation>没有人会收到；请在此处或 [mail] 中写明 to = ADDRESS</translation>
    </message>
    <message>
        <source>is missing; write to = 5551234567@sms.example.com</source>
        <translation>缺少；请写 to = 5551234567@sms.example.com</translation>
    </message>
    <message>
        <source>a short message has none</source>
        <translation>短信没有主题</translation>
    </message>
    <message>
        <source>is missing; write url = https://chat.example.com/hooks/… or url_file = /PATH</source>
        <translation>缺少；请写 url = https://chat.example.com/hooks/… 或 url_file = /PATH</translation>
    </message>
    <message>
        <source>there is url already; leave out one of them</source>
        <translation>已经有 url 了；请去掉其中一个</translation>
    </message>
    <message>
        <source>is missing; write command = /usr/local/bin/notify ARGUMENT</source>
        <translation>缺少；请写 command = /usr/local/bin/notify ARGUMENT</translation>
    </message>
    <message>
        <source>is missing; write to = mail, or the name of a channel such as email:ops</source>
        <translation>缺少；请写 to = mail，或通道的名称，例如 email:ops</translation>
    </message>
    <message>
        <source>there is no section [mail] with addresses in its key to</source>
        <translation>没有在 to 键中写明地址的 [mail] 节</translation>
    </message>
    <message>
        <source>there is no channel [%1]</source>
        <translation>没有通道 [%1]</translation>
    </message>
    <message>
        <source>is missing; write times = Sun 02:00-04:00</source>
        <translation>缺少；请写 times = Sun 02:00-04:00</translation>
    </message>
    <message>
        <source>node_exporter reads files whose names end in .prom alone</source>
        <translation>node_exporter 只读取名称以 .prom 结尾的文件</translation>
    </message>
    <message>
        <source>needed is an address of this machine and a port, such as 127.0.0.1:9119 or [::1]:9119; not &quot;%1&quot;</source>
        <translation>需要的是本机的地址和端口，例如 127.0.0.1:9119 或 [::1]:9119；而不是“%1”</translation>
    </message>
</context>
<context>
    <name>ProcessRules</name>
    <message>
        <source>Nobody is told by mail.</source>
        <translation>不通过邮件通知任何人。</translation>
    </message>
    <message>
        <source>Mail to %1.</source>
        <translation>邮件发送给 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Restarted after %n failed check(s) in a row</source>
        <translation>
            <numerusform>连续 %n 次检查失败后重启</numerusform>
        </translation>
    </message>
    <message>
        <source>, not within %1 of its start</source>
        <translation>，启动后 %1内不重启</translation>
    </message>
    <message>
        <source>, not within %1 of the last restart</source>
        <translation>，上次重启后 %1内不重启</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>As often as needed.</source>
        <translation>次数不限。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n time(s) within %1; then the breaker opens</source>
        <translation>
            <numerusform>%1内最多 %n 次；之后熔断</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 until it is reset by hand.</source>
        <translation>%1，直到手动复位。</translation>
    </message>
    <message>
        <source>%1 for %2.</source>
        <translation>%1，持续 %2。</translation>
    </message>
    <message>
        <source>a core into %1</source>
        <translation>core 文件写入 %1</translation>
    </message>
    <message>
        <source>Before the stop: %1.</source>
        <translation>停止之前：%1。</translation>
    </message>
    <message>
        <source>Dry run: all this is only said on the log.</source>
        <translation>试运行：以上只写入日志。</translation>
    </message>
    <message>
        <source>Memory: at most %1</source>
        <translation>内存：最多 %1</translation>
    </message>
    <message>
        <source>Growth: at most %1 within %2</source>
        <translation>增长：%2内最多 %1</translation>
    </message>
    <message>
        <source>Checked every %1, descendants counted too.</source>
        <translation>每 %1检查一次，子孙进程计算在内。</translation>
    </message>
    <message>
        <source>Checked every %1.</source>
        <translation>每 %1检查一次。</translation>
    </message>
    <message>
        <source>Without effect: a rule above goes before it.</source>
        <translation>无效：上面的规则优先。</translation>
    </message>
    <message>
        <source>Looked at every %1, given up after %2.</source>
        <translation>每 %1查看一次，%2后放弃。</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>网页：%1</translation>
    </message>
    <message>
        <source>Mail on a crash</source>
        <translation>崩溃邮件</translation>
    </message>
    <message>
        <source>Mail on a failed start</source>
        <translation>启动失败邮件</translation>
    </message>
    <message>
        <source>Collected for %1.</source>
        <translation>汇总 %1。</translation>
    </message>
    <message>
        <source>First after %1, then after growing delays up to %2.</source>
        <translation>首次在 %1之后，随后延迟逐渐增长，最长 %2。</translation>
    </message>
    <message>
        <source>For ever.</source>
        <translation>一直尝试。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n time(s).</source>
        <translation>
            <numerusform>最多 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Given up by supervisord: supervisord is shut down</source>
        <translation>被 supervisord 放弃时：关闭 supervisord</translation>
    </message>
    <message>
        <source>Given up by supervisord: started again</source>
        <translation>被 supervisord 放弃时：重新启动</translation>
    </message>
    <message>
        <source>every process</source>
        <translation>所有进程</translation>
    </message>
    <message>
        <source>every other process</source>
        <translation>其余每个进程</translation>
    </message>
    <message>
        <source>too much memory: %1</source>
        <translation>内存过多：%1</translation>
    </message>
    <message>
        <source>page not as it should be: %1</source>
        <translation>网页不正常：%1</translation>
    </message>
    <message>
        <source>crashes: %1</source>
        <translation>崩溃：%1</translation>
    </message>
    <message>
        <source>failed starts: %1</source>
        <translation>启动失败：%1</translation>
    </message>
    <message>
        <source>starts from FATAL: %1</source>
        <translation>从 FATAL 启动：%1</translation>
    </message>
</context>
<context>
    <name>ProcessesPage</name>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Start the chosen processes</source>
        <translation>启动所选进程</translation>
    </message>
    <message>
        <source>Stop the chosen processes</source>
        <translation>停止所选进程</translation>
    </message>
    <message>
        <source>Restart the chosen processes</source>
        <translation>重启所选进程</translation>
    </message>
    <message>
        <source>Show the log of the chosen process</source>
        <translation>显示所选进程的日志</translation>
    </message>
    <message>
        <source>Silence the chosen processes</source>
        <translation>静默所选进程</translation>
    </message>
    <message>
        <source>Which processes are shown</source>
        <translation>显示哪些进程</translation>
    </message>
    <message>
        <source>Search processes</source>
        <translation>搜索进程</translation>
    </message>
    <message>
        <source>Shows the processes with all of these words in name, group, state or what is going on</source>
        <translation>显示名称、组、状态或当前情况中含有所有这些词的进程</translation>
    </message>
    <message>
        <source>Try &amp;now</source>
        <translation>立即重试(&amp;N)</translation>
    </message>
</context>
<context>
    <name>ServerListModel</name>
    <message>
        <source>unix socket</source>
        <translation>unix 套接字</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>ssh</source>
        <translation>ssh</translation>
    </message>
    <message>
        <source>no processes</source>
        <translation>没有进程</translation>
    </message>
    <message numerus="yes">
        <source>all %n running</source>
        <translation>
            <numerusform>%n 个全部运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n process(es)</source>
        <translation>
            <numerusform>%n 个进程</numerusform>
        </translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>no RPC interface</source>
        <translation>没有 RPC 接口</translation>
    </message>
    <message>
        <source>another protocol</source>
        <translation>协议版本不同</translation>
    </message>
    <message>
        <source>certificate not accepted</source>
        <translation>证书不被接受</translation>
    </message>
    <message>
        <source>ssh failed</source>
        <translation>ssh 失败</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未监视</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>shutting down</source>
        <translation>正在关闭</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>last answer %1</source>
        <translation>最后应答 %1</translation>
    </message>
</context>
<context>
    <name>SettingGroups</name>
    <message>
        <source>What is watched</source>
        <translation>监视什么</translation>
    </message>
    <message>
        <source>How it is checked</source>
        <translation>如何检查</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>Restart policy</source>
        <translation>重启策略</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>通知谁</translation>
    </message>
    <message>
        <source>Control socket</source>
        <translation>控制套接字</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>保留什么</translation>
    </message>
    <message>
        <source>supervisord</source>
        <translation>supervisord</translation>
    </message>
    <message>
        <source>How mail leaves</source>
        <translation>邮件如何发出</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>When a process is restarted</source>
        <translation>何时重启进程</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>多频繁</translation>
    </message>
    <message>
        <source>Before the stop</source>
        <translation>停止之前</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>To try it out</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>How alerts read</source>
        <translation>告警的写法</translation>
    </message>
    <message>
        <source>What belongs together</source>
        <translation>哪些归为一起</translation>
    </message>
    <message>
        <source>What is told</source>
        <translation>通知什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Nobody is told about</source>
        <translation>不通知以下内容</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>发往何处</translation>
    </message>
    <message>
        <source>How it reads</source>
        <translation>内容的写法</translation>
    </message>
    <message>
        <source>How often, and when it fails</source>
        <translation>频率与失败处理</translation>
    </message>
    <message>
        <source>Served by HTTP</source>
        <translation>通过 HTTP 提供</translation>
    </message>
    <message>
        <source>For node_exporter</source>
        <translation>供 node_exporter 使用</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Watch and restart</source>
        <translation>监视与重启</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>A mail for each event</source>
        <translation>每个事件一封邮件</translation>
    </message>
</context>
<context>
    <name>SettingLabels</name>
    <message>
        <source>Every process</source>
        <translation>所有进程</translation>
    </message>
    <message>
        <source>Limit of every other process</source>
        <translation>其余每个进程的限制</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Limits of processes</source>
        <translation>各进程的限制</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Limits by group</source>
        <translation>各组的限制</translation>
    </message>
    <message>
        <source>Except</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Limit of growth</source>
        <translation>增长限制</translation>
    </message>
    <message>
        <source>Count descendants</source>
        <translation>计入子进程</translation>
    </message>
    <message>
        <source>Mail only up to an uptime of</source>
        <translation>仅当运行时间不超过此值时发邮件</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>检查间隔</translation>
    </message>
    <message>
        <source>Collect for</source>
        <translation>汇总时长</translation>
    </message>
    <message>
        <source>Word in subjects</source>
        <translation>邮件主题中的词</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Expected status</source>
        <translation>预期状态码</translation>
    </message>
    <message>
        <source>Expected text</source>
        <translation>预期文本</translation>
    </message>
    <message>
        <source>Give up after</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Even if nothing runs</source>
        <translation>即使没有进程在运行</translation>
    </message>
    <message>
        <source>Verify certificates</source>
        <translation>验证证书</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>Read at most</source>
        <translation>最多读取</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Subjects begin with</source>
        <translation>主题前缀</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <source>First delay</source>
        <translation>首次延迟</translation>
    </message>
    <message>
        <source>Longest delay</source>
        <translation>最长延迟</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Failed checks in a row</source>
        <translation>连续检查失败次数</translation>
    </message>
    <message>
        <source>Grace after a start</source>
        <translation>启动后宽限期</translation>
    </message>
    <message>
        <source>Pause after a restart</source>
        <translation>重启后间歇</translation>
    </message>
    <message>
        <source>Most restarts</source>
        <translation>重启次数上限</translation>
    </message>
    <message>
        <source>Breaker stays open for</source>
        <translation>熔断持续时间</translation>
    </message>
    <message>
        <source>Signal before the stop</source>
        <translation>停止前的信号</translation>
    </message>
    <message>
        <source>Wait after the signal</source>
        <translation>信号之后等待</translation>
    </message>
    <message>
        <source>Command before the stop</source>
        <translation>停止前的命令</translation>
    </message>
    <message>
        <source>Command is killed after</source>
        <translation>命令超时</translation>
    </message>
    <message>
        <source>Folder for cores</source>
        <translation>core 文件目录</translation>
    </message>
    <message>
        <source>Cores kept</source>
        <translation>保留的 core 数</translation>
    </message>
    <message>
        <source>Mail leaves by</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>Mail command</source>
        <translation>邮件命令</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>邮件服务器</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password file</source>
        <translation>密码文件</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Control socket</source>
        <translation>控制套接字</translation>
    </message>
    <message>
        <source>Mode of the socket</source>
        <translation>套接字权限</translation>
    </message>
    <message>
        <source>Group of the socket</source>
        <translation>套接字所属组</translation>
    </message>
    <message>
        <source>Group that may read</source>
        <translation>只读组</translation>
    </message>
    <message>
        <source>State folder</source>
        <translation>状态目录</translation>
    </message>
    <message>
        <source>Measure memory every</source>
        <translation>内存采样间隔</translation>
    </message>
    <message>
        <source>Give up a mail after</source>
        <translation>邮件放弃时限</translation>
    </message>
    <message>
        <source>Keep incidents for</source>
        <translation>故障保留时间</translation>
    </message>
    <message>
        <source>Address of supervisord</source>
        <translation>supervisord 地址</translation>
    </message>
    <message>
        <source>User of supervisord</source>
        <translation>supervisord 用户</translation>
    </message>
    <message>
        <source>Password file for supervisord</source>
        <translation>supervisord 密码文件</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>Restart policy</source>
        <translation>重启策略</translation>
    </message>
    <message>
        <source>Memory limits</source>
        <translation>内存限制</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>Mail on a crash</source>
        <translation>崩溃邮件</translation>
    </message>
    <message>
        <source>Crashes, collected</source>
        <translation>崩溃汇总</translation>
    </message>
    <message>
        <source>Failed starts, collected</source>
        <translation>启动失败汇总</translation>
    </message>
    <message>
        <source>SMS on a crash</source>
        <translation>崩溃短信</translation>
    </message>
    <message>
        <source>Revival</source>
        <translation>复活</translation>
    </message>
    <message>
        <source>Name of this machine</source>
        <translation>本机的名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Kinds of incidents</source>
        <translation>故障种类</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Gather for</source>
        <translation>收集时长</translation>
    </message>
    <message>
        <source>Remind every</source>
        <translation>提醒间隔</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>免打扰时段</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>With HTML</source>
        <translation>附带 HTML</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>File with the address</source>
        <translation>存放地址的文件</translation>
    </message>
    <message>
        <source>File with the key</source>
        <translation>存放密钥的文件</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Is killed after</source>
        <translation>多久后终止</translation>
    </message>
    <message>
        <source>Serve at</source>
        <translation>监听地址</translation>
    </message>
    <message>
        <source>Text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>Write every</source>
        <translation>写入间隔</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>全部告警</translation>
    </message>
    <message>
        <source>Route of alerts</source>
        <translation>告警路由</translation>
    </message>
    <message>
        <source>Maintenance window</source>
        <translation>维护时段</translation>
    </message>
    <message>
        <source>Channel: mail</source>
        <translation>通道：邮件</translation>
    </message>
    <message>
        <source>Channel: SMS</source>
        <translation>通道：短信</translation>
    </message>
    <message>
        <source>Channel: webhook</source>
        <translation>通道：Webhook</translation>
    </message>
    <message>
        <source>Channel: command</source>
        <translation>通道：命令</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The same trouble within</source>
        <translation>视为同一故障的时间</translation>
    </message>
    <message>
        <source>Together within</source>
        <translation>视为同时的时间</translation>
    </message>
    <message>
        <source>Host-wide from</source>
        <translation>视为全机故障的数量</translation>
    </message>
    <message>
        <source>Severity, at least</source>
        <translation>最低严重程度</translation>
    </message>
    <message>
        <source>Tell when it is over</source>
        <translation>结束时通知</translation>
    </message>
    <message>
        <source>Told even then</source>
        <translation>仍然通知</translation>
    </message>
    <message>
        <source>Is an incident after</source>
        <translation>多久后视为故障</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The listener itself.</source>
        <translation>监听器本身。</translation>
    </message>
    <message>
        <source>How mail leaves, and to whom.</source>
        <translation>邮件如何发出，发给谁。</translation>
    </message>
    <message>
        <source>The defaults for restarts by [memmon] and [httpok].</source>
        <translation>[memmon] 和 [httpok] 重启进程时的默认值。</translation>
    </message>
    <message>
        <source>Restarts processes that use too much memory.</source>
        <translation>重启占用内存过多的进程。</translation>
    </message>
    <message>
        <source>Restarts processes when a web page is not as it should be.</source>
        <translation>网页不正常时重启进程。</translation>
    </message>
    <message>
        <source>Mails when a process exits unexpectedly.</source>
        <translation>进程意外退出时发送邮件。</translation>
    </message>
    <message>
        <source>Mails unexpected exits, collected.</source>
        <translation>汇总意外退出后发送邮件。</translation>
    </message>
    <message>
        <source>Mails failed starts, collected.</source>
        <translation>汇总启动失败后发送邮件。</translation>
    </message>
    <message>
        <source>Mails unexpected exits in few words, for SMS gateways.</source>
        <translation>用简短文字邮寄意外退出，适用于短信网关。</translation>
    </message>
    <message>
        <source>Starts processes again that supervisord has given up.</source>
        <translation>重新启动 supervisord 已放弃的进程。</translation>
    </message>
    <message>
        <source>Who is told by mail, with commas between addresses; none: nobody.</source>
        <translation>邮件通知谁，地址之间用逗号分隔；none 表示不通知任何人。</translation>
    </message>
    <message>
        <source>Say on the log what would be done; restart, start and mail nothing.</source>
        <translation>只在日志中说明将要做什么；不重启、不启动、不发邮件。</translation>
    </message>
    <message>
        <source>The processes it is about, as NAME, GROUP:NAME, GROUP:* or with the wildcards * ? [a-z].</source>
        <translation>所涉及的进程，写作 NAME、GROUP:NAME、GROUP:*，或使用通配符 * ? [a-z]。</translation>
    </message>
    <message>
        <source>The same by the names of their groups.</source>
        <translation>同上，按组名指定。</translation>
    </message>
    <message>
        <source>It is about every process.</source>
        <translation>涉及所有进程。</translation>
    </message>
    <message>
        <source>The processes it is not about after all.</source>
        <translation>被排除在外的进程。</translation>
    </message>
    <message>
        <source>The control socket.</source>
        <translation>控制套接字。</translation>
    </message>
    <message>
        <source>Its file mode, octal.</source>
        <translation>套接字的文件权限，八进制。</translation>
    </message>
    <message>
        <source>The group that owns it; its members may read and write if socket_mode lets them.</source>
        <translation>套接字所属的组；若 socket_mode 允许，其成员可读写。</translation>
    </message>
    <message>
        <source>The group whose members may read over the socket, but change nothing.</source>
        <translation>该组成员可以通过套接字读取，但不能更改任何内容。</translation>
    </message>
    <message>
        <source>The folder of the database with history, incidents and mail that is still to be sent.</source>
        <translation>数据库所在目录，保存历史、故障和待发送的邮件。</translation>
    </message>
    <message>
        <source>How often the memory of every process is measured for the history.</source>
        <translation>每隔多久测量一次各进程的内存，用于历史记录。</translation>
    </message>
    <message>
        <source>A mail that could not be sent for so long is given up, with an incident.</source>
        <translation>邮件超过此时间仍未发出则放弃，并记为故障。</translation>
    </message>
    <message>
        <source>How long incidents are kept.</source>
        <translation>故障记录保留多久。</translation>
    </message>
    <message>
        <source>Processes that no section is about, such as other event listeners.</source>
        <translation>任何一节都不涉及的进程，例如其他事件监听器。</translation>
    </message>
    <message>
        <source>Where supervisord is reached: unix:///PATH or http://HOST:PORT; without it, SUPERVISOR_SERVER_URL, which supervisord sets.</source>
        <translation>supervisord 的地址：unix:///PATH 或 http://HOST:PORT；若不填，则用 supervisord 设置的 SUPERVISOR_SERVER_URL。</translation>
    </message>
    <message>
        <source>The user name of supervisord&apos;s server section; without it, SUPERVISOR_USERNAME.</source>
        <translation>supervisord 服务器节中的用户名；若不填，则用 SUPERVISOR_USERNAME。</translation>
    </message>
    <message>
        <source>A file whose first line is the password for supervisord; without it, SUPERVISOR_PASSWORD.</source>
        <translation>首行为 supervisord 密码的文件；若不填，则用 SUPERVISOR_PASSWORD。</translation>
    </message>
    <message>
        <source>How mail leaves: by a command, or by a mail server.</source>
        <translation>邮件如何发出：通过命令，或通过邮件服务器。</translation>
    </message>
    <message>
        <source>With transport = sendmail: a shell command that takes a mail with its headers on standard input.</source>
        <translation>transport = sendmail 时：从标准输入接收带邮件头的邮件的 shell 命令。</translation>
    </message>
    <message>
        <source>With transport = smtp: the mail server as HOST or HOST:PORT. Without a port it is 25, 587 with starttls and 465 with tls.</source>
        <translation>transport = smtp 时：邮件服务器，写作 HOST 或 HOST:PORT。不写端口时为 25，starttls 为 587，tls 为 465。</translation>
    </message>
    <message>
        <source>How the server is spoken to; it never falls back to clear text.</source>
        <translation>与服务器的通信方式；绝不会退回明文。</translation>
    </message>
    <message>
        <source>The name to log in with; without it there is no login.</source>
        <translation>登录名；不填则不登录。</translation>
    </message>
    <message>
        <source>A file whose first line is the password; without it, PENNON_SMTP_PASSWORD.</source>
        <translation>首行为密码的文件；若不填，则用 PENNON_SMTP_PASSWORD。</translation>
    </message>
    <message>
        <source>Accept trusted certificates only.</source>
        <translation>只接受受信任的证书。</translation>
    </message>
    <message>
        <source>Trust the authorities in this PEM file instead of the system&apos;s.</source>
        <translation>信任此 PEM 文件中的颁发机构，而不是系统的。</translation>
    </message>
    <message>
        <source>The sender; needed with transport = smtp.</source>
        <translation>发件人；transport = smtp 时必填。</translation>
    </message>
    <message>
        <source>Who is told by mail where a section has no to of its own.</source>
        <translation>某节没有自己的 to 时，邮件通知谁。</translation>
    </message>
    <message>
        <source>Restart only after so many failed checks in a row.</source>
        <translation>连续失败这么多次检查后才重启。</translation>
    </message>
    <message>
        <source>Leave a process alone that started less than this time ago.</source>
        <translation>启动后未满此时间的进程不作处理。</translation>
    </message>
    <message>
        <source>Leave a process alone that Pennon restarted less than this time ago.</source>
        <translation>被 Pennon 重启后未满此时间的进程不作处理。</translation>
    </message>
    <message>
        <source>So many restarts of a process within such a time; then the breaker opens, one alert is sent, and it is restarted no more. none: no such budget.</source>
        <translation>一个进程在这段时间内最多重启这么多次；之后熔断，发送一次告警，不再重启。none：不限。</translation>
    </message>
    <message>
        <source>An open breaker closes by itself after this time; 0: only by hand.</source>
        <translation>熔断在此时间之后自动解除；0：只能手动解除。</translation>
    </message>
    <message>
        <source>A signal that the process gets before it is stopped.</source>
        <translation>停止之前发给进程的信号。</translation>
    </message>
    <message>
        <source>The time between that signal and the stop.</source>
        <translation>该信号与停止之间的时间。</translation>
    </message>
    <message>
        <source>A command that is run before the stop, without a shell.</source>
        <translation>停止之前运行的命令，不经过 shell。</translation>
    </message>
    <message>
        <source>That command is killed after this time.</source>
        <translation>该命令超过此时间即被终止。</translation>
    </message>
    <message>
        <source>The folder into which gcore writes a core of the process before the stop.</source>
        <translation>停止之前 gcore 把进程的 core 文件写入的目录。</translation>
    </message>
    <message>
        <source>So many cores of one process are kept; older ones are removed.</source>
        <translation>每个进程保留这么多 core 文件；更旧的会被删除。</translation>
    </message>
    <message>
        <source>Limits of processes, each as PATTERN=SIZE; with growth also PATTERN alone.</source>
        <translation>各进程的限制，每个写作 PATTERN=SIZE；设有 growth 时也可只写 PATTERN。</translation>
    </message>
    <message>
        <source>The same by the names of their groups, the limit being that of each process.</source>
        <translation>同上，按组名指定，限制针对每个进程。</translation>
    </message>
    <message>
        <source>The limit of every other process.</source>
        <translation>其余每个进程的限制。</translation>
    </message>
    <message>
        <source>A limit for the growth of each process that this section is about.</source>
        <translation>本节所涉及的每个进程的内存增长限制。</translation>
    </message>
    <message>
        <source>Count a process&apos;s descendants too.</source>
        <translation>把进程的所有子孙进程也计算在内。</translation>
    </message>
    <message>
        <source>Mail a restart only if the process had been up for no longer than this.</source>
        <translation>仅当进程运行时间不超过此值时，才邮件通知重启。</translation>
    </message>
    <message>
        <source>How often it is checked.</source>
        <translation>每隔多久检查一次。</translation>
    </message>
    <message>
        <source>A word for the subjects of mails.</source>
        <translation>邮件主题中使用的词。</translation>
    </message>
    <message>
        <source>The page to look at, http:// or https://.</source>
        <translation>要查看的网页，http:// 或 https://。</translation>
    </message>
    <message>
        <source>The HTTP statuses that are fine, with commas between them.</source>
        <translation>视为正常的 HTTP 状态码，用逗号分隔。</translation>
    </message>
    <message>
        <source>A text that has to be in the page.</source>
        <translation>网页中必须出现的文本。</translation>
    </message>
    <message>
        <source>How long one attempt may take.</source>
        <translation>一次尝试最多允许的时间。</translation>
    </message>
    <message>
        <source>Look at the page although none of the processes is running.</source>
        <translation>即使没有任何相关进程在运行也查看网页。</translation>
    </message>
    <message>
        <source>Read no more of a page than this.</source>
        <translation>网页最多读取这么多。</translation>
    </message>
    <message>
        <source>What subjects begin with.</source>
        <translation>邮件主题的开头。</translation>
    </message>
    <message>
        <source>How long messages are collected for one mail.</source>
        <translation>消息汇总多久后合成一封邮件。</translation>
    </message>
    <message>
        <source>The subject; without it, that of the tool.</source>
        <translation>主题；若不填，则用该工具自己的主题。</translation>
    </message>
    <message>
        <source>What is done when supervisord has given up a process: it is started again, or supervisord is shut down, which ends a container.</source>
        <translation>supervisord 放弃某进程时怎么做：重新启动它，或关闭 supervisord（从而结束容器）。</translation>
    </message>
    <message>
        <source>The time before the first start; it doubles each time.</source>
        <translation>首次启动之前的时间；每次加倍。</translation>
    </message>
    <message>
        <source>It grows no longer than this.</source>
        <translation>延迟最长不超过此值。</translation>
    </message>
    <message>
        <source>So many starts, then it is left alone; 0: for ever.</source>
        <translation>启动这么多次后不再处理；0：一直尝试。</translation>
    </message>
    <message>
        <source>What alerts call this machine; without it, its own name.</source>
        <translation>告警中对本机的称呼；不填则为主机名。</translation>
    </message>
    <message>
        <source>The language of alerts.</source>
        <translation>告警所用的语言。</translation>
    </message>
    <message>
        <source>Trouble that is over and comes back within this time is the same incident: it is counted and not told anew.</source>
        <translation>已结束的问题若在此时间内再次出现，仍算同一故障：只计数，不再重新通知。</translation>
    </message>
    <message>
        <source>What falls within such a time may have one cause.</source>
        <translation>在此时间内一同出现的故障可能出于同一原因。</translation>
    </message>
    <message>
        <source>So many processes that fall together are told in one message, and what falls with them raises nothing of its own; 0: never.</source>
        <translation>同时出问题的进程达到此数目时合并为一条消息，随之出现的故障不再单独通知；0：从不。</translation>
    </message>
    <message>
        <source>The kinds of incidents it is about: crash, fatal, memory, growth, http, breaker, configuration, mail, listener; or all.</source>
        <translation>涉及的故障种类：crash、fatal、memory、growth、http、breaker、configuration、mail、listener；或 all（全部）。</translation>
    </message>
    <message>
        <source>It is about incidents that are as bad as this, or worse.</source>
        <translation>只涉及达到此严重程度或更严重的故障。</translation>
    </message>
    <message>
        <source>What happens within this time after the first is told in one message.</source>
        <translation>第一个故障之后此时间内发生的故障合并在一条消息中通知。</translation>
    </message>
    <message>
        <source>What is not over is told again after this time; 0: never.</source>
        <translation>尚未结束的故障在此时间后再次提醒；0：从不。</translation>
    </message>
    <message>
        <source>Tell when it is over.</source>
        <translation>故障结束时通知。</translation>
    </message>
    <message>
        <source>Times at which nothing is told, such as 22:00-07:00 or Sat-Sun 00:00-24:00; a digest follows at their end.</source>
        <translation>不发通知的时段，例如 22:00-07:00 或 Sat-Sun 00:00-24:00；时段结束时发送汇总。</translation>
    </message>
    <message>
        <source>Incidents as bad as this, or worse, are told at those times too.</source>
        <translation>达到此严重程度或更严重的故障在这些时段内也照常通知。</translation>
    </message>
    <message>
        <source>Say on the log what would be told; tell nobody.</source>
        <translation>只在日志中说明会通知什么，不实际通知任何人。</translation>
    </message>
    <message>
        <source>When, such as Sun 02:00-04:00 or 2026-12-24 18:00 - 2026-12-27 08:00.</source>
        <translation>时段，例如 Sun 02:00-04:00 或 2026-12-24 18:00 - 2026-12-27 08:00。</translation>
    </message>
    <message>
        <source>A message that could not be sent for so long is given up, with an incident.</source>
        <translation>超过此时间仍无法发出的消息将被放弃，并记为故障。</translation>
    </message>
    <message>
        <source>At most so many messages within such a time; more are gathered into one. none: no such limit.</source>
        <translation>此时间内最多发送的消息数；超出的合并为一条。none：不限。</translation>
    </message>
    <message>
        <source>When it has failed for so long, that is an incident, told by the other channels.</source>
        <translation>通道持续失败达到此时间即成为故障，由其他通道通知。</translation>
    </message>
    <message>
        <source>The language of its messages.</source>
        <translation>其消息所用的语言。</translation>
    </message>
    <message>
        <source>A template for the subject, with fields such as {process}.</source>
        <translation>主题模板，可用 {process} 等字段。</translation>
    </message>
    <message>
        <source>A template for the text, with fields such as {process} and \n for a new line.</source>
        <translation>正文模板，可用 {process} 等字段，\n 表示换行。</translation>
    </message>
    <message>
        <source>Who gets the mail.</source>
        <translation>邮件收件人。</translation>
    </message>
    <message>
        <source>Add the text as simple HTML beside the plain text.</source>
        <translation>在纯文本之外附上简单的 HTML 正文。</translation>
    </message>
    <message>
        <source>The addresses at the gateway, such as 5551234567@sms.example.com.</source>
        <translation>网关上的地址，例如 5551234567@sms.example.com。</translation>
    </message>
    <message>
        <source>Who reads it; pennon is the JSON that docs/alerts.md describes.</source>
        <translation>由谁接收；pennon 即 docs/alerts.md 中说明的 JSON。</translation>
    </message>
    <message>
        <source>Where it is posted; readable by all who may read this file.</source>
        <translation>发送到的地址；能读取本文件的人都能看到。</translation>
    </message>
    <message>
        <source>A file whose first line is that URL, for URLs that are secrets.</source>
        <translation>首行为该 URL 的文件，用于需要保密的 URL。</translation>
    </message>
    <message>
        <source>A file whose first line is the key of the HMAC-SHA256 signature.</source>
        <translation>首行为 HMAC-SHA256 签名密钥的文件。</translation>
    </message>
    <message>
        <source>The program and its arguments, run without a shell; it gets the alert as JSON on standard input.</source>
        <translation>程序及其参数，不经 shell 运行；告警以 JSON 形式送到其标准输入。</translation>
    </message>
    <message>
        <source>It is killed after this time, and tried again later.</source>
        <translation>超过此时间将被终止，稍后重试。</translation>
    </message>
    <message>
        <source>HOST:PORT at which /metrics is served, such as 127.0.0.1:9119.</source>
        <translation>提供 /metrics 的 HOST:PORT，例如 127.0.0.1:9119。</translation>
    </message>
    <message>
        <source>A file ending in .prom in the folder of node_exporter&apos;s textfile collector.</source>
        <translation>node_exporter 的 textfile 收集器文件夹中以 .prom 结尾的文件。</translation>
    </message>
    <message>
        <source>How often that file is written.</source>
        <translation>写入该文件的间隔。</translation>
    </message>
    <message>
        <source>What all alerts by [route] have in common.</source>
        <translation>所有由 [route] 发出的告警的公共设置。</translation>
    </message>
    <message>
        <source>Says which incidents are told, to whom and when.</source>
        <translation>规定哪些故障在何时通知给谁。</translation>
    </message>
    <message>
        <source>Times at which nobody is told anything about some processes.</source>
        <translation>在这些时段内，不就某些进程通知任何人。</translation>
    </message>
    <message>
        <source>A channel: mail, by what [mail] says.</source>
        <translation>通道：邮件，按 [mail] 的设置发送。</translation>
    </message>
    <message>
        <source>A channel: short messages, by mail to a gateway.</source>
        <translation>通道：短信，经邮件网关发送。</translation>
    </message>
    <message>
        <source>A channel: HTTP POST to a chat service or a program.</source>
        <translation>通道：以 HTTP POST 发送给聊天服务或程序。</translation>
    </message>
    <message>
        <source>A channel: a program that gets the alert as JSON.</source>
        <translation>通道：以 JSON 形式接收告警的程序。</translation>
    </message>
    <message>
        <source>Figures for Prometheus.</source>
        <translation>供 Prometheus 使用的指标。</translation>
    </message>
    <message>
        <source>The channels by which they are told, such as email:ops, webhook:chat; mail is whoever [mail] names, desktop is the application.</source>
        <translation>通知所经的通道，例如 email:ops、webhook:chat；mail 是 [mail] 所写的收件人，desktop 是桌面应用程序。</translation>
    </message>
    <message>
        <source>It is about every process. So it is too if neither processes nor groups are named.</source>
        <translation>涉及所有进程；未指定任何进程和组时也是如此。</translation>
    </message>
</context>
<context>
    <name>SshAddress</name>
    <message>
        <source>&quot;%1&quot; is no SSH address: it has to be ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT, where HOST may be a name from ~/.ssh/config.</source>
        <translation>“%1”不是 SSH 地址：应为 ssh://主机、ssh://用户@主机 或 ssh://用户@主机:端口，其中“主机”可以是 ~/.ssh/config 里的名称。</translation>
    </message>
</context>
<context>
    <name>SshTunnel</name>
    <message>
        <source>The key of %1 is another one than before. Either the machine was set up anew, or somebody is between you and it. If you know why, remove the old key by the command %3 and connect again.</source>
        <translation>%1 的密钥与以前不同。要么这台机器重装过，要么有人在你和它之间。如果你知道原因，请用命令 %3 删除旧密钥，然后重新连接。</translation>
    </message>
    <message>
        <source>The key of %1 was not accepted, so nothing was sent to it. Connect once more to be asked again.</source>
        <translation>没有接受 %1 的密钥，因此没有向它发送任何内容。重新连接即可再次选择。</translation>
    </message>
    <message>
        <source>%1 refused the login after too many keys. Name the right key in ~/.ssh/config (IdentityFile, IdentitiesOnly yes).</source>
        <translation>尝试的密钥过多，%1 拒绝登录。请在 ~/.ssh/config 中指定正确的密钥（IdentityFile，IdentitiesOnly yes）。</translation>
    </message>
    <message>
        <source>%1 refused the login. Check the user&apos;s name, and whether &quot;ssh&quot; in a terminal gets in with the same key or password.</source>
        <translation>%1 拒绝登录。请检查用户名，并在终端里用 ssh 试试同一密钥或密码能否登录。</translation>
    </message>
    <message>
        <source>The SSH server on %1 does not let sockets be forwarded. Its sshd_config needs &quot;AllowStreamLocalForwarding yes&quot;.</source>
        <translation>%1 上的 SSH 服务器不允许转发套接字。它的 sshd_config 需要“AllowStreamLocalForwarding yes”。</translation>
    </message>
    <message>
        <source>The login at %1 is fine, but %2 cannot be opened there: there is no such socket, nobody listens on it, or your user there may not open it. See &quot;ls -l %2&quot; on that machine.</source>
        <translation>登录 %1 成功，但无法打开那里的 %2：套接字不存在、没有程序监听，或你在那里的用户无权打开。请在那台机器上查看“ls -l %2”。</translation>
    </message>
    <message>
        <source>There is no host %1. Check its spelling, or ~/.ssh/config if it is an alias.</source>
        <translation>找不到主机 %1。请检查拼写；如果是别名，请检查 ~/.ssh/config。</translation>
    </message>
    <message>
        <source>%1 is there, but no SSH server listens on that port.</source>
        <translation>%1 可以连通，但该端口上没有 SSH 服务器。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 没有及时应答。</translation>
    </message>
    <message>
        <source>%1 does not answer any more.</source>
        <translation>%1 不再应答。</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Is the network or the VPN connected?</source>
        <translation>从这里无法到达 %1。网络或 VPN 是否已连接？</translation>
    </message>
    <message>
        <source>The SSH connection to %1 was cut.</source>
        <translation>到 %1 的 SSH 连接中断了。</translation>
    </message>
    <message>
        <source>The SSH connection to %1 ended without a reason given.</source>
        <translation>到 %1 的 SSH 连接已结束，没有给出原因。</translation>
    </message>
    <message>
        <source>ssh could not connect to %1:</source>
        <translation>ssh 无法连接到 %1：</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (silenced)</source>
        <translation>%1（已静默）</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Pennon: no servers yet</source>
        <translation>Pennon：尚未添加服务器</translation>
    </message>
    <message>
        <source>Pennon: %1</source>
        <translation>Pennon：%1</translation>
    </message>
    <message>
        <source>Pennon: connecting</source>
        <translation>Pennon：正在连接</translation>
    </message>
    <message>
        <source>Pennon: everything is fine</source>
        <translation>Pennon：一切正常</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1，始于 %2</translation>
    </message>
    <message>
        <source>Notifications are %1</source>
        <translation>通知%1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>lost, last answer %1</source>
        <translation>失去连接，最后应答于 %1</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Connect now</source>
        <translation>立即连接</translation>
    </message>
    <message>
        <source>paused until %1</source>
        <translation>已暂停至 %1</translation>
    </message>
    <message>
        <source>turned off</source>
        <translation>已关闭</translation>
    </message>
</context>
<context>
    <name>WhoIsTold</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Kinds: %1.</source>
        <translation>种类：%1。</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>Gathered for %1</source>
        <translation>收集 %1</translation>
    </message>
    <message>
        <source>, told again every %1 until it is over</source>
        <translation>，结束之前每 %1再次通知</translation>
    </message>
    <message>
        <source>, and when it is over.</source>
        <translation>，结束时也通知。</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>Quiet hours: %1, but for what is %2; a digest follows.</source>
        <translation>免打扰时段：%1，%2 除外；之后发送摘要。</translation>
    </message>
    <message>
        <source>It is quiet now, until %1.</source>
        <translation>现在是免打扰时段，到 %1 为止。</translation>
    </message>
    <message>
        <source>Dry run: all this is only said on the log.</source>
        <translation>试运行：这一切只写入日志。</translation>
    </message>
    <message>
        <source>Told to %1</source>
        <translation>通知 %1</translation>
    </message>
    <message>
        <source>It is now, until %1.</source>
        <translation>正在进行，到 %1 为止。</translation>
    </message>
    <message>
        <source>Next: %1.</source>
        <translation>下一次：%1。</translation>
    </message>
    <message>
        <source>It is over.</source>
        <translation>已经结束。</translation>
    </message>
    <message>
        <source>Nobody is told: %1</source>
        <translation>不通知任何人：%1</translation>
    </message>
    <message>
        <source>Nobody is told about it now: [%1] lasts until %2.</source>
        <translation>现在不就此通知任何人：[%1] 持续到 %2。</translation>
    </message>
    <message>
        <source>, quiet %1</source>
        <translation>，免打扰 %1</translation>
    </message>
    <message>
        <source>all incidents</source>
        <translation>全部故障</translation>
    </message>
</context>
<context>
    <name>pennon::ActionRun</name>
    <message>
        <source>the connection to the server was given up</source>
        <translation>与服务器的连接已放弃</translation>
    </message>
</context>
<context>
    <name>pennon::ActionRunBar</name>
    <message numerus="yes">
        <source>%n not touched</source>
        <translation>
            <numerusform>%n 个未做改动</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>pennon::ActionStepsModel</name>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>pennon::ActionWords</name>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Restart one after the other</source>
        <translation>逐个重启</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>Clear log</source>
        <translation>清空日志</translation>
    </message>
    <message numerus="yes">
        <source>Start %n processes?</source>
        <translation>
            <numerusform>启动 %n 个进程？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n processes?</source>
        <translation>
            <numerusform>停止 %n 个进程？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n processes, all at once?</source>
        <translation>
            <numerusform>同时重启 %n 个进程？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restart %n processes, one after the other?</source>
        <translation>
            <numerusform>逐个重启 %n 个进程？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %1 to %n processes?</source>
        <translation>
            <numerusform>向 %n 个进程发送 %1？</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the log of %1?</source>
        <translation>清空 %1 的日志？</translation>
    </message>
    <message numerus="yes">
        <source>Clear the logs of %n processes?</source>
        <translation>
            <numerusform>清空 %n 个进程的日志？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processes</source>
        <translation>
            <numerusform>%n 个进程</numerusform>
        </translation>
    </message>
    <message>
        <source>Started %1</source>
        <translation>已启动 %1</translation>
    </message>
    <message>
        <source>Stopped %1</source>
        <translation>已停止 %1</translation>
    </message>
    <message>
        <source>Restarted %1</source>
        <translation>已重启 %1</translation>
    </message>
    <message>
        <source>Sent %2 to %1</source>
        <translation>已向 %1 发送 %2</translation>
    </message>
    <message>
        <source>Cleared the log of %1</source>
        <translation>已清空 %1 的日志</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n processes</source>
        <translation>
            <numerusform>%n 个进程中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Could not start %1</source>
        <translation>无法启动 %1</translation>
    </message>
    <message>
        <source>Could not stop %1</source>
        <translation>无法停止 %1</translation>
    </message>
    <message>
        <source>Could not restart %1</source>
        <translation>无法重启 %1</translation>
    </message>
    <message>
        <source>Could not send %2 to %1</source>
        <translation>无法向 %1 发送 %2</translation>
    </message>
    <message>
        <source>Could not clear the log of %1</source>
        <translation>无法清空 %1 的日志</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>left as it was</source>
        <translation>未做改动</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 个（共 %2 个）</translation>
    </message>
    <message>
        <source>Starting %1…</source>
        <translation>正在启动 %1…</translation>
    </message>
    <message>
        <source>Stopping %1…</source>
        <translation>正在停止 %1…</translation>
    </message>
    <message>
        <source>Restarting %1…</source>
        <translation>正在重启 %1…</translation>
    </message>
    <message>
        <source>Sending %2 to %1…</source>
        <translation>正在向 %1 发送 %2…</translation>
    </message>
    <message>
        <source>Clearing the log of %1…</source>
        <translation>正在清空 %1 的日志…</translation>
    </message>
</context>
<context>
    <name>pennon::Application</name>
    <message>
        <source>Pennon goes on in the tray</source>
        <translation>Pennon 继续在托盘中运行</translation>
    </message>
    <message>
        <source>It still watches your servers and tells what goes wrong. Quit it by the menu of its icon; what closing does is in the settings.</source>
        <translation>它继续监视您的服务器并在出问题时通知您。可通过图标菜单退出；关闭窗口时的行为可在设置中更改。</translation>
    </message>
</context>
<context>
    <name>pennon::AskpassDialog</name>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>显示输入内容(&amp;S)</translation>
    </message>
    <message>
        <source>SSH to %1</source>
        <translation>SSH 连接 %1</translation>
    </message>
    <message>
        <source>Is this really %1?</source>
        <translation>这真的是 %1 吗？</translation>
    </message>
    <message>
        <source>This machine has not been connected to it before. Compare the fingerprint of its key with what its admin told you, or with &quot;ssh-keygen -lf&quot; of the key in /etc/ssh there. If you say yes, the key is remembered in known_hosts.</source>
        <translation>本机以前没有连接过它。请把其密钥指纹与管理员告知的，或与那里对 /etc/ssh 中密钥执行“ssh-keygen -lf”的结果比较。如果选择“是”，密钥会记入 known_hosts。</translation>
    </message>
    <message>
        <source>SSH wants a password for %1</source>
        <translation>SSH 需要 %1 的密码</translation>
    </message>
    <message>
        <source>SSH asks about %1</source>
        <translation>SSH 询问有关 %1 的问题</translation>
    </message>
    <message>
        <source>&amp;Yes, trust it</source>
        <translation>是，信任它(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;No, do not connect</source>
        <translation>否，不连接(&amp;N)</translation>
    </message>
</context>
<context>
    <name>pennon::AskpassServer</name>
    <message>
        <source>Questions of ssh cannot be shown: %1</source>
        <translation>无法显示 ssh 的提问：%1</translation>
    </message>
</context>
<context>
    <name>pennon::Assessment</name>
    <message>
        <source>%1 · %2</source>
        <comment>two remarks on one process</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>ended by a signal</source>
        <translation>被信号终止</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>failed to start</source>
        <translation>启动失败</translation>
    </message>
    <message numerus="yes">
        <source>next try in %n min</source>
        <translation>
            <numerusform>%n 分钟后重试</numerusform>
        </translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>已退出</translation>
    </message>
    <message numerus="yes">
        <source>limit in about %n min</source>
        <translation>
            <numerusform>约 %n 分钟后达到限制</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of its limit</source>
        <translation>已达限制的 %1%</translation>
    </message>
    <message>
        <source>restarts did not help, no more of them</source>
        <translation>重启无效，不再重启</translation>
    </message>
    <message>
        <source>a check failed</source>
        <translation>一次检查失败</translation>
    </message>
    <message numerus="yes">
        <source>%n checks failed in a row</source>
        <translation>
            <numerusform>连续 %n 次检查失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>crashed %n times within 10 min</source>
        <translation>
            <numerusform>10 分钟内崩溃 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>stopped by hand</source>
        <translation>已手动停止</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>supervisord does not know how it is</source>
        <translation>supervisord 不知道它的状态</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>no RPC interface</source>
        <translation>没有 RPC 接口</translation>
    </message>
    <message>
        <source>other version of the protocol</source>
        <translation>协议版本不同</translation>
    </message>
    <message>
        <source>no secure connection</source>
        <translation>没有安全连接</translation>
    </message>
    <message>
        <source>ssh ended</source>
        <translation>ssh 已结束</translation>
    </message>
    <message>
        <source>supervisord is shutting down or restarting</source>
        <translation>supervisord 正在关闭或重启</translation>
    </message>
    <message>
        <source>the listener is of another version</source>
        <translation>监听器的版本不同</translation>
    </message>
    <message>
        <source>listener lost</source>
        <translation>监听器已断开</translation>
    </message>
    <message>
        <source>exited too quickly</source>
        <translation>退出过快</translation>
    </message>
    <message>
        <source>bad exit code</source>
        <translation>退出码异常</translation>
    </message>
    <message>
        <source>there is no command “%1”</source>
        <translation>没有命令“%1”</translation>
    </message>
    <message>
        <source>“%1” is not executable</source>
        <translation>“%1”不可执行</translation>
    </message>
    <message>
        <source>its log files cannot be opened (%1)</source>
        <translation>无法打开其日志文件（%1）</translation>
    </message>
</context>
<context>
    <name>pennon::AxisTicks</name>
    <message>
        <source>MMM d</source>
        <extracomment>a day on an axis of time, as QDate::toString has it</extracomment>
        <translation>M月d日</translation>
    </message>
</context>
<context>
    <name>pennon::ChannelModel</name>
    <message>
        <source>nothing so far</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>无法使用：%1</translation>
    </message>
    <message>
        <source>failing since %1: %2</source>
        <translation>自 %1 起失败：%2</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>最久</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>上次发出</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>pennon::CheckEditor</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
</context>
<context>
    <name>pennon::ChecksEditor</name>
    <message>
        <source>all (default)</source>
        <translation>全部（默认）</translation>
    </message>
    <message>
        <source>desktop (this application)</source>
        <translation>desktop（本应用程序）</translation>
    </message>
</context>
<context>
    <name>pennon::ChoiceEditor</name>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>%1 (from [%2])</source>
        <translation>%1（来自 [%2]）</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
</context>
<context>
    <name>pennon::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do? A command, a process, a page or a server</source>
        <translation>想做什么？输入命令、进程、页面或服务器</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands that match</source>
        <translation>匹配的命令</translation>
    </message>
</context>
<context>
    <name>pennon::ConfirmActionDialog</name>
    <message>
        <source>These are all processes of %1.</source>
        <translation>这是 %1 的全部进程。</translation>
    </message>
    <message>
        <source>On %1, with all of group %2.</source>
        <translation>位于 %1，包括整个 %2 组。</translation>
    </message>
    <message>
        <source>On %1, with all of the groups %2.</source>
        <translation>位于 %1，包括以下各组的全部进程：%2。</translation>
    </message>
    <message>
        <source>On %1.</source>
        <translation>位于 %1。</translation>
    </message>
</context>
<context>
    <name>pennon::ConnectionTest</name>
    <message>
        <source>supervisord %1 answers</source>
        <translation>supervisord %1 有应答</translation>
    </message>
    <message>
        <source>supervisord answers, and is shutting down</source>
        <translation>supervisord 有应答，正在关闭</translation>
    </message>
    <message>
        <source>No listener</source>
        <translation>没有监听器</translation>
    </message>
    <message>
        <source>Without one Pennon shows states and logs and can start and stop processes; the listener adds limits, history, incidents and mails.</source>
        <translation>没有监听器时，Pennon 可显示状态和日志，并启动和停止进程；监听器还提供内存限制、历史、故障记录和邮件。</translation>
    </message>
    <message>
        <source>pennon-listener %1 on %2 answers</source>
        <translation>%2 上的 pennon-listener %1 有应答</translation>
    </message>
    <message>
        <source>You may look, but not change anything: the listener lets only root, its own user and the members of &quot;socket_group&quot; do that.</source>
        <translation>你可以查看，但不能更改：监听器只允许 root、它自己的用户以及“socket_group”的成员更改。</translation>
    </message>
    <message>
        <source>Not tested: there is no SSH connection</source>
        <translation>未测试：没有 SSH 连接</translation>
    </message>
</context>
<context>
    <name>pennon::DesktopNotifications</name>
    <message>
        <source>Open Pennon</source>
        <translation>打开 Pennon</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Silence 1 h</source>
        <translation>静默 1 小时</translation>
    </message>
</context>
<context>
    <name>pennon::DetailsPane</name>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>Ended before</source>
        <translation>上次结束</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结束方式</translation>
    </message>
    <message>
        <source>by a signal</source>
        <translation>因信号</translation>
    </message>
    <message>
        <source>with exit code %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>supervisord says</source>
        <translation>supervisord 的说明</translation>
    </message>
    <message>
        <source>Spawn error</source>
        <translation>启动错误</translation>
    </message>
    <message>
        <source>%1 resident (its whole tree)</source>
        <translation>常驻 %1（整个进程树）</translation>
    </message>
    <message>
        <source>%1 without what others share (PSS)</source>
        <translation>按比例分摊共享后 %1（PSS）</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>%1, by section [%2]</source>
        <translation>%1，来自配置节 [%2]</translation>
    </message>
    <message>
        <source>Reaches it in</source>
        <translation>预计达到</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Restarts in 24 h</source>
        <translation>24 小时内重启</translation>
    </message>
    <message>
        <source>Failed checks in a row</source>
        <translation>连续失败的检查</translation>
    </message>
    <message>
        <source>Breaker</source>
        <translation>熔断器</translation>
    </message>
    <message>
        <source>open since %1: Pennon does not restart it any more</source>
        <translation>自 %1 起断开：Pennon 不再重启它</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>再次启动</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>yes: no alerts are sent</source>
        <translation>是：不发送告警</translation>
    </message>
    <message>
        <source>Log of stdout</source>
        <translation>stdout 日志</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Log of stderr</source>
        <translation>stderr 日志</translation>
    </message>
</context>
<context>
    <name>pennon::DetailsPresenter</name>
    <message>
        <source>Choose a process to see everything that is known of it.</source>
        <translation>选择一个进程以查看它的全部信息。</translation>
    </message>
    <message numerus="yes">
        <source>%n processes are chosen. Choose one of them.</source>
        <translation>
            <numerusform>已选择 %n 个进程。请选择其中一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>supervisord does not know this process any more.</source>
        <translation>supervisord 已不认识此进程。</translation>
    </message>
</context>
<context>
    <name>pennon::EventChannel</name>
    <message>
        <source>cannot read events from standard input: %1</source>
        <translation>无法从标准输入读取事件：%1</translation>
    </message>
</context>
<context>
    <name>pennon::FaultWords</name>
    <message>
        <source>supervisord is shutting down or restarting.</source>
        <translation>supervisord 正在关闭或重启。</translation>
    </message>
    <message>
        <source>supervisord knows no process %1.</source>
        <translation>supervisord 没有进程 %1。</translation>
    </message>
    <message>
        <source>supervisord does not know this signal.</source>
        <translation>supervisord 不认识此信号。</translation>
    </message>
    <message>
        <source>The program of %1 does not exist.</source>
        <translation>%1 的程序不存在。</translation>
    </message>
    <message>
        <source>The program of %1 cannot be executed.</source>
        <translation>%1 的程序无法执行。</translation>
    </message>
    <message>
        <source>%1 ended before it was up.</source>
        <translation>%1 在启动完成前就结束了。</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 无法启动。</translation>
    </message>
    <message>
        <source>%1 runs already.</source>
        <translation>%1 已在运行。</translation>
    </message>
    <message>
        <source>%1 does not run.</source>
        <translation>%1 未在运行。</translation>
    </message>
</context>
<context>
    <name>pennon::FoldedGroup</name>
    <message>
        <source>folded up</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
</context>
<context>
    <name>pennon::IncidentDetails</name>
    <message>
        <source>Select an incident to see what happened, why, and what was done.</source>
        <translation>选择一个故障，查看发生了什么、为什么，以及采取了什么措施。</translation>
    </message>
    <message>
        <source>Details of the incident</source>
        <translation>故障详情</translation>
    </message>
    <message>
        <source>What is known of the incident</source>
        <translation>关于此故障的已知信息</translation>
    </message>
    <message>
        <source>Memory around that moment</source>
        <translation>当时前后的内存</translation>
    </message>
    <message>
        <source>Last lines of stdout</source>
        <translation>stdout 的最后几行</translation>
    </message>
    <message>
        <source>Last lines of stderr</source>
        <translation>stderr 的最后几行</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>process and kind</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Its last lines are being read…</source>
        <translation>正在读取最后几行输出…</translation>
    </message>
    <message>
        <source>No output of the process was kept.</source>
        <translation>没有保留该进程的输出。</translation>
    </message>
</context>
<context>
    <name>pennon::IncidentModel</name>
    <message>
        <source>acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未确认</translation>
    </message>
</context>
<context>
    <name>pennon::IncidentWords</name>
    <message>
        <source>restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>start, </source>
        <translation>启动，</translation>
    </message>
    <message>
        <source>no more restarts</source>
        <translation>不再重启</translation>
    </message>
    <message>
        <source>no more starts</source>
        <translation>不再启动</translation>
    </message>
    <message>
        <source>kept as a dead letter</source>
        <translation>作为死信保留</translation>
    </message>
    <message>
        <source>the rules before it stay in force</source>
        <translation>之前的规则继续生效</translation>
    </message>
    <message>
        <source>supervisord is shut down (on_fatal = shutdown)</source>
        <translation>关闭 supervisord（on_fatal = shutdown）</translation>
    </message>
    <message>
        <source>dry run: would have been restarted</source>
        <translation>试运行：本应重启</translation>
    </message>
    <message>
        <source>dry run: would have been started</source>
        <translation>试运行：本应启动</translation>
    </message>
    <message>
        <source>dry run: there would be no more restarts</source>
        <translation>试运行：本应不再重启</translation>
    </message>
    <message>
        <source>dry run: there would be no more starts</source>
        <translation>试运行：本应不再启动</translation>
    </message>
    <message>
        <source>dry run: supervisord would have been shut down</source>
        <translation>试运行：本应关闭 supervisord</translation>
    </message>
    <message>
        <source>runs again</source>
        <translation>已恢复运行</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>已被停止</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>it may be restarted again</source>
        <translation>又可以重启</translation>
    </message>
    <message>
        <source>the listener ended meanwhile</source>
        <translation>监听器在此期间退出</translation>
    </message>
    <message>
        <source>supervisord does not know the process any more</source>
        <translation>supervisord 中已没有该进程</translation>
    </message>
    <message>
        <source>not restarted: the listener is ending</source>
        <translation>未重启：监听器正在退出</translation>
    </message>
    <message>
        <source>could not be stopped: </source>
        <translation>无法停止：</translation>
    </message>
    <message>
        <source>stopped, and did not start: </source>
        <translation>已停止，但未能启动：</translation>
    </message>
    <message>
        <source>did not start: </source>
        <translation>未能启动：</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <translation>被 %1 终止</translation>
    </message>
    <message>
        <source>exited with status %1</source>
        <translation>以状态码 %1 退出</translation>
    </message>
    <message>
        <source>its terminal hung up</source>
        <translation>终端挂断</translation>
    </message>
    <message>
        <source>it was interrupted</source>
        <translation>被中断</translation>
    </message>
    <message>
        <source>it was asked to quit</source>
        <translation>被要求退出</translation>
    </message>
    <message>
        <source>an illegal instruction</source>
        <translation>非法指令</translation>
    </message>
    <message>
        <source>a breakpoint</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>it gave up by itself</source>
        <translation>自行中止</translation>
    </message>
    <message>
        <source>memory that is not there</source>
        <translation>访问不存在的内存</translation>
    </message>
    <message>
        <source>an arithmetic error</source>
        <translation>算术错误</translation>
    </message>
    <message>
        <source>killed by somebody, or by the kernel for want of memory</source>
        <translation>被人终止，或因内存不足被内核终止</translation>
    </message>
    <message>
        <source>it used memory that is not its own</source>
        <translation>访问了不属于它的内存</translation>
    </message>
    <message>
        <source>it wrote to what nobody reads</source>
        <translation>写入了无人读取的管道</translation>
    </message>
    <message>
        <source>its alarm clock</source>
        <translation>定时器到期</translation>
    </message>
    <message>
        <source>it was asked to end</source>
        <translation>被要求终止</translation>
    </message>
    <message>
        <source>its limit of CPU time</source>
        <translation>超出 CPU 时间限制</translation>
    </message>
    <message>
        <source>its limit of file size</source>
        <translation>超出文件大小限制</translation>
    </message>
    <message>
        <source>a forbidden system call</source>
        <translation>被禁止的系统调用</translation>
    </message>
    <message>
        <source>%1 of memory, grew by more than %2 in the time that is allowed for it</source>
        <translation>内存 %1，在规定时间内增长超过 %2</translation>
    </message>
    <message>
        <source>%1 of memory, over the limit of %2</source>
        <translation>内存 %1，超过限制 %2</translation>
    </message>
    <message>
        <source>pennon.conf</source>
        <translation>pennon.conf</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>exited unexpectedly</source>
        <translation>意外退出</translation>
    </message>
    <message>
        <source>supervisord has given up starting it</source>
        <translation>supervisord 已放弃启动它</translation>
    </message>
    <message>
        <source>supervisord has given up starting it; it %1</source>
        <translation>supervisord 已放弃启动它；它%1</translation>
    </message>
    <message>
        <source>HTTP status %1 from %2</source>
        <translation>%2 返回 HTTP 状态 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action and its end</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>信号 %1</translation>
    </message>
    <message>
        <source>open for %1</source>
        <translation>已持续 %1</translation>
    </message>
    <message>
        <source>over at once</source>
        <translation>随即结束</translation>
    </message>
    <message>
        <source>lasted %1</source>
        <translation>历时 %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>What</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>In the listener&apos;s words</source>
        <translation>监听器的原话</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>采取的措施</translation>
    </message>
    <message>
        <source>nothing so far</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>it goes on</source>
        <translation>仍在持续</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1，由 %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name and value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Last lines of stdout:</source>
        <translation>stdout 的最后几行：</translation>
    </message>
    <message>
        <source>Last lines of stderr:</source>
        <translation>stderr 的最后几行：</translation>
    </message>
</context>
<context>
    <name>pennon::IncidentsPage</name>
    <message>
        <source>Kinds of incidents</source>
        <translation>故障类型</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Crashes and failed starts</source>
        <translation>崩溃和启动失败</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Restarts that did not help</source>
        <translation>重启无效</translation>
    </message>
    <message>
        <source>The listener itself</source>
        <translation>监听器自身</translation>
    </message>
    <message>
        <source>Which incidents</source>
        <translation>哪些故障</translation>
    </message>
    <message>
        <source>Open and over</source>
        <translation>未结束和已结束</translation>
    </message>
    <message>
        <source>Open only</source>
        <translation>仅未结束</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>From which time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Search incidents</source>
        <translation>搜索故障</translation>
    </message>
    <message>
        <source>Incidents, newest first</source>
        <translation>故障，最新的在前</translation>
    </message>
    <message>
        <source>Older ones are being read…</source>
        <translation>正在读取更早的故障…</translation>
    </message>
    <message>
        <source>Incidents are being read…</source>
        <translation>正在读取故障…</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>No incident is as the filters want it.</source>
        <translation>没有符合筛选条件的故障。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No incidents</source>
        <translation>没有故障</translation>
    </message>
    <message>
        <source>Nothing has happened to what is selected, as far back as the listener remembers.</source>
        <translation>在监听器的记录中，所选进程没有发生过故障。</translation>
    </message>
    <message>
        <source>Crashes, failed starts, restarts because of memory or pages, and troubles of the listener itself will stand here.</source>
        <translation>崩溃、启动失败、因内存或页面而重启，以及监听器自身的问题都会显示在这里。</translation>
    </message>
    <message>
        <source>Acknowledge with a note</source>
        <translation>确认并附备注</translation>
    </message>
    <message>
        <source>What is known about it, for whoever looks at it later:</source>
        <translation>已知情况，供以后查看的人参考：</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The listener could not store this incident, so it cannot be acknowledged.</source>
        <translation>监听器未能保存此故障，因此无法确认。</translation>
    </message>
    <message>
        <source>It is known: it does not count any more as something to look at</source>
        <translation>已知晓：不再计入待处理的故障</translation>
    </message>
    <message>
        <source>Acknowledge, and say what is known about it</source>
        <translation>确认，并说明已知情况</translation>
    </message>
    <message>
        <source>Nobody is told about this process for a while</source>
        <translation>一段时间内不再通知此进程的情况</translation>
    </message>
    <message>
        <source>Show the process in the table</source>
        <translation>在表格中显示该进程</translation>
    </message>
    <message>
        <source>Show the log of the process</source>
        <translation>显示该进程的日志</translation>
    </message>
    <message>
        <source>Copy all that is known as text</source>
        <translation>将全部已知信息复制为文本</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>确认(&amp;A)</translation>
    </message>
    <message>
        <source>Acknowledge with a &amp;note…</source>
        <translation>确认并附备注(&amp;N)…</translation>
    </message>
    <message>
        <source>Show &amp;process</source>
        <translation>显示进程(&amp;P)</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Search, or a pattern such as shop:web* (%1)</source>
        <translation>搜索，或输入 shop:web* 之类的模式（%1）</translation>
    </message>
    <message>
        <source>Si&amp;lence…</source>
        <translation>静默(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>pennon::IncidentsPresenter</name>
    <message>
        <source>No server</source>
        <translation>没有服务器</translation>
    </message>
    <message>
        <source>Choose a server to see what happened on it.</source>
        <translation>选择一个服务器，查看其上发生的故障。</translation>
    </message>
    <message>
        <source>No process is selected</source>
        <translation>未选择进程</translation>
    </message>
    <message>
        <source>Select one or more processes to see what happened to them.</source>
        <translation>选择一个或多个进程，查看它们发生过的故障。</translation>
    </message>
    <message>
        <source>The listener does not answer now.</source>
        <translation>监听器目前没有应答。</translation>
    </message>
    <message>
        <source>This listener lets you look, but change nothing.</source>
        <translation>此监听器只允许查看，不允许更改。</translation>
    </message>
    <message>
        <source>This server has no listener</source>
        <translation>此服务器没有监听器</translation>
    </message>
    <message>
        <source>pennon-listener writes down what happens to processes: crashes and failed starts with their last output, restarts because of memory or pages that do not answer, and how each of them ended. Name its socket in the settings of the server.</source>
        <translation>pennon-listener 会记录进程发生的情况：崩溃和启动失败及其最后的输出、因内存或页面无应答而进行的重启，以及各自的结果。请在服务器设置中填写其套接字。</translation>
    </message>
    <message>
        <source>Settings of the server…</source>
        <translation>服务器设置…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Incidents cannot be read: %1</source>
        <translation>无法读取故障：%1</translation>
    </message>
    <message>
        <source>Not acknowledged: %1</source>
        <translation>未能确认：%1</translation>
    </message>
    <message>
        <source>Nobody is told about %1 for now.</source>
        <translation>暂不再通知 %1 的情况。</translation>
    </message>
    <message>
        <source>Not silenced: %1</source>
        <translation>未能静默：%1</translation>
    </message>
</context>
<context>
    <name>pennon::LimitChange</name>
    <message>
        <source>A limit has to be above 0.</source>
        <translation>限制必须大于 0。</translation>
    </message>
    <message>
        <source>[%1] of %2 cannot give %3 a limit of its own: it is excluded, or another rule wins. Change the rules by hand.</source>
        <translation>%2 中的 [%1] 无法为 %3 单独设置限制：该进程已被排除，或另一条规则优先。请手动修改规则。</translation>
    </message>
</context>
<context>
    <name>pennon::LimitEditor</name>
    <message>
        <source>The listener is not connected any more. The limit was not changed.</source>
        <translation>监听器已断开连接。限制未更改。</translation>
    </message>
    <message>
        <source>The rules could not be read: %1</source>
        <translation>无法读取规则：%1</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>This listener lets us look only: its own user and root may change limits.</source>
        <translation>此监听器只允许查看：修改限制需要监听器自身的用户或 root。</translation>
    </message>
    <message>
        <source>Somebody else has just changed %1 in [%2]: it is &quot;%3&quot; now. Look at the change again and save.</source>
        <translation>刚刚有人修改了 [%2] 中的 %1：现在是“%3”。请重新检查更改后再保存。</translation>
    </message>
    <message>
        <source>Somebody else has just removed %1 from [%2]. Look at the change again and save.</source>
        <translation>刚刚有人从 [%2] 中删除了 %1。请重新检查更改后再保存。</translation>
    </message>
</context>
<context>
    <name>pennon::LimitsEditor</name>
    <message>
        <source>Add a limit</source>
        <translation>添加限制</translation>
    </message>
    <message>
        <source>group, such as shop</source>
        <translation>组，例如 shop</translation>
    </message>
    <message>
        <source>process, such as webapp</source>
        <translation>进程，例如 webapp</translation>
    </message>
    <message>
        <source>such as 200MB</source>
        <translation>例如 200MB</translation>
    </message>
    <message>
        <source>%1: pattern %2</source>
        <translation>%1：模式 %2</translation>
    </message>
    <message>
        <source>%1: limit %2</source>
        <translation>%1：限制 %2</translation>
    </message>
    <message>
        <source>Remove this limit</source>
        <translation>删除此限制</translation>
    </message>
    <message>
        <source>Remove limit %1</source>
        <translation>删除限制 %1</translation>
    </message>
</context>
<context>
    <name>pennon::ListenerPage</name>
    <message>
        <source>For supervisord.conf</source>
        <translation>用于 supervisord.conf</translation>
    </message>
    <message>
        <source>Write the rules to /etc/pennon/pennon.conf, add this section, then run supervisorctl update:</source>
        <translation>将规则写入 /etc/pennon/pennon.conf，添加以下小节，然后运行 supervisorctl update：</translation>
    </message>
    <message>
        <source>The listener&apos;s section for supervisord.conf</source>
        <translation>supervisord.conf 中监听器的小节</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Run all &amp;checks now</source>
        <translation>立即运行所有检查(&amp;C)</translation>
    </message>
    <message>
        <source>Reset &amp;breakers…</source>
        <translation>解除熔断(&amp;B)…</translation>
    </message>
    <message>
        <source>How the listener fares</source>
        <translation>监听器的状况</translation>
    </message>
    <message>
        <source>listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>transport and recipients</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Nothing was checked</source>
        <translation>没有进行任何检查</translation>
    </message>
    <message>
        <source>There is nothing to check: no section watches memory or pages.</source>
        <translation>没有可检查的内容：没有小节监视内存或页面。</translation>
    </message>
    <message>
        <source>All checks passed</source>
        <translation>所有检查均通过</translation>
    </message>
    <message>
        <source>Now instead of at their next interval, with all that follows from them: restarts too</source>
        <translation>立即检查，而不等到下个周期；后续操作（包括重启）照常进行</translation>
    </message>
    <message>
        <source>Processes for which restarts did not help may be restarted again</source>
        <translation>允许再次重启那些重启无效的进程</translation>
    </message>
    <message>
        <source>Reset breakers</source>
        <translation>解除熔断</translation>
    </message>
    <message>
        <source>May all processes be restarted again for which restarts did not help?</source>
        <translation>是否允许再次重启所有重启无效的进程？</translation>
    </message>
    <message>
        <source>The listener stopped restarting them because that made nothing better. If the cause is still there, they will be restarted over and over until it stops again.</source>
        <translation>监听器因重启未见好转而停止了重启。如果原因仍在，这些进程会被反复重启，直到监听器再次停止。</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>解除(&amp;R)</translation>
    </message>
    <message>
        <source>Checks that failed: %1</source>
        <translation>未通过的检查：%1</translation>
    </message>
    <message>
        <source>Send test &amp;messages</source>
        <translation>发送测试消息(&amp;M)</translation>
    </message>
    <message>
        <source>Send a &amp;test by this channel</source>
        <translation>通过此通道发送测试(&amp;T)</translation>
    </message>
    <message>
        <source>Channels of alerts and how they fare</source>
        <translation>告警通道及其状况</translation>
    </message>
    <message>
        <source>Sending test messages…</source>
        <translation>正在发送测试消息…</translation>
    </message>
    <message>
        <source>Sending a test message by %1…</source>
        <translation>正在通过 %1 发送测试消息…</translation>
    </message>
    <message>
        <source>No test message was sent</source>
        <translation>未发送测试消息</translation>
    </message>
    <message>
        <source>There is nobody to send a message to.</source>
        <translation>没有可以发送的对象。</translation>
    </message>
    <message>
        <source>What the receivers said</source>
        <translation>接收方的答复</translation>
    </message>
    <message>
        <source>One real message by the channel that is selected</source>
        <translation>通过所选通道发送一条真实的消息</translation>
    </message>
    <message>
        <source>One real message by mail and by each channel</source>
        <translation>通过邮件和每个通道各发送一条真实的消息</translation>
    </message>
    <message>
        <source>Ch&amp;annels of alerts</source>
        <translation>告警通道(&amp;A)</translation>
    </message>
</context>
<context>
    <name>pennon::ListenerPresenter</name>
    <message>
        <source>No server</source>
        <translation>没有服务器</translation>
    </message>
    <message>
        <source>Choose a server to see how its listener fares.</source>
        <translation>选择一个服务器，查看其监听器的状况。</translation>
    </message>
    <message>
        <source>This listener lets you look, but change nothing.</source>
        <translation>此监听器只允许查看，不允许更改。</translation>
    </message>
    <message>
        <source>Asking the listener…</source>
        <translation>正在询问监听器…</translation>
    </message>
    <message>
        <source>This server has no listener</source>
        <translation>此服务器没有监听器</translation>
    </message>
    <message>
        <source>supervisord tells the state of processes and nothing else. pennon-listener, which supervisord itself starts, adds memory limits with restarts, checks of pages, mail about crashes and failed starts, history of memory and incidents. If there is one, name its socket in the settings of the server.</source>
        <translation>supervisord 只提供进程状态。由 supervisord 自己启动的 pennon-listener 还提供内存限制与重启、页面检查、崩溃和启动失败的邮件通知、内存历史和故障记录。如果已有监听器，请在服务器设置中填写其套接字。</translation>
    </message>
    <message>
        <source>Settings of the server…</source>
        <translation>服务器设置…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>The listener&apos;s status cannot be read: %1</source>
        <translation>无法读取监听器的状态：%1</translation>
    </message>
    <message>
        <source>Not reset: %1</source>
        <translation>未能解除：%1</translation>
    </message>
    <message>
        <source>No breaker was open.</source>
        <translation>没有处于熔断状态的进程。</translation>
    </message>
    <message>
        <source>These may be restarted again: %1</source>
        <translation>以下进程又可以重启：%1</translation>
    </message>
</context>
<context>
    <name>pennon::ListenerReport</name>
    <message>
        <source>Listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>version %1, running for %2</source>
        <translation>版本 %1，已运行 %2</translation>
    </message>
    <message>
        <source>supervisord</source>
        <translation>supervisord</translation>
    </message>
    <message>
        <source>answers the listener since %1</source>
        <translation>自 %1 起应答监听器</translation>
    </message>
    <message>
        <source>does not answer the listener</source>
        <translation>不应答监听器</translation>
    </message>
    <message>
        <source>Nothing is checked meanwhile. See that supervisord runs with a [unix_http_server] or [inet_http_server] and an [rpcinterface:supervisor], and that the listener may use them. It tries again by itself.</source>
        <translation>在此期间不进行任何检查。请确认 supervisord 正在运行，配置了 [unix_http_server] 或 [inet_http_server] 以及 [rpcinterface:supervisor]，并且监听器有权使用。监听器会自动重试。</translation>
    </message>
    <message>
        <source>last error %1: %2</source>
        <translation>上次错误 %1：%2</translation>
    </message>
    <message>
        <source>last error: %1</source>
        <translation>上次错误：%1</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation>
            <numerusform>收到 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>worked off within %1 ms</source>
        <translation>%1 毫秒内处理</translation>
    </message>
    <message>
        <source>none dropped</source>
        <translation>没有丢弃</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped by supervisord</source>
        <translation>
            <numerusform>supervisord 丢弃 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>supervisord&apos;s buffer for the listener was full. In its [eventlistener:…] section set buffer_size=1024, or three times the number of processes if that is more.</source>
        <translation>supervisord 为监听器准备的缓冲区已满。请在其 [eventlistener:…] 小节中设置 buffer_size=1024；如果进程数的三倍更大，则取进程数的三倍。</translation>
    </message>
    <message>
        <source>Working off an event takes long. See that the disk of the database and the machine are not overloaded.</source>
        <translation>处理事件耗时过长。请确认数据库所在磁盘和机器没有过载。</translation>
    </message>
    <message>
        <source>No event has come. Its section in supervisord.conf needs events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5.</source>
        <translation>没有收到任何事件。supervisord.conf 中监听器的小节需要 events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_5。</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>none waits</source>
        <translation>没有待发邮件</translation>
    </message>
    <message>
        <source>%1, the oldest for %2</source>
        <translation>%1，最早的已等待 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>放弃 %n 封</numerusform>
        </translation>
    </message>
    <message>
        <source>last sent %1</source>
        <translation>上次发送 %1</translation>
    </message>
    <message>
        <source>none sent so far</source>
        <translation>尚未发送过</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>Nothing is remembered over a restart of the listener. Make room on its disk, and see that the listener may write there.</source>
        <translation>监听器重启后不会记得任何内容。请腾出磁盘空间，并确认监听器有权写入。</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>in force since %1</source>
        <translation>自 %1 起生效</translation>
    </message>
    <message>
        <source>The file as it is now cannot be used; the rules before it stay in force. Correct it, here or with an editor.</source>
        <translation>文件现在的内容无法使用；之前的规则继续生效。请在此处或用编辑器更正。</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>no section: what is to be done is done</source>
        <translation>没有试运行的小节：该做的都会执行</translation>
    </message>
    <message>
        <source>Take dry_run out of the section once it tells what you want.</source>
        <translation>确认符合预期后，从该小节中去掉 dry_run。</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>none: every alert is sent</source>
        <translation>无：所有通知都会发送</translation>
    </message>
    <message numerus="yes">
        <source>%n in force: %1</source>
        <translation>
            <numerusform>%n 个生效中：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 封待发</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: only telling what would be done</source>
        <translation>%1：只说明会做什么</translation>
    </message>
    <message numerus="yes">
        <source>%n told what happens</source>
        <translation>
            <numerusform>%n 个连接接收推送</numerusform>
        </translation>
    </message>
    <message>
        <source>the last tick came after %1 ms</source>
        <translation>上一个 TICK 迟到 %1 毫秒</translation>
    </message>
    <message>
        <source>What supervisord tells comes late: it or the listener was stopped for a while, or the machine is overloaded.</source>
        <translation>supervisord 的通知来得太迟：它或监听器曾停顿一段时间，或机器过载。</translation>
    </message>
    <message>
        <source>Alerts wait and are tried again by themselves. Check [mail] in the rules, then send test messages.</source>
        <translation>告警在等待，会自动重试。请检查规则中的 [mail]，然后发送测试消息。</translation>
    </message>
    <message>
        <source>The incidents of kind mail tell which ones and why. Check [mail] in the rules, then send test messages.</source>
        <translation>mail 类故障说明是哪些以及原因。请检查规则中的 [mail]，然后发送测试消息。</translation>
    </message>
    <message>
        <source>Channels of alerts</source>
        <translation>告警通道</translation>
    </message>
    <message numerus="yes">
        <source>%n, all of them fine</source>
        <translation>
            <numerusform>%n 个，全部正常</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 with trouble: %3</source>
        <translation>%2 个中有 %1 个有问题：%3</translation>
    </message>
    <message>
        <source>The table below tells why. Messages wait and are tried again by themselves. Once it is put right, send a test by the channel.</source>
        <translation>原因见下表。消息会等待并自动重试。修正后，请通过该通道发送一条测试消息。</translation>
    </message>
</context>
<context>
    <name>pennon::LogBuffer</name>
    <message numerus="yes">
        <source> … and %Ln more characters</source>
        <translation>
            <numerusform> …… 还有 %Ln 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::LogFollower</name>
    <message>
        <source>The server is not connected.</source>
        <translation>服务器未连接。</translation>
    </message>
    <message>
        <source>The log changes too fast to be followed.</source>
        <translation>日志变化过快，无法跟踪。</translation>
    </message>
    <message>
        <source>The log grows, but nothing comes.</source>
        <translation>日志在增长，但没有收到内容。</translation>
    </message>
    <message>
        <source>supervisord ended the connection.</source>
        <translation>supervisord 结束了连接。</translation>
    </message>
</context>
<context>
    <name>pennon::LogPane</name>
    <message>
        <source>No log to show</source>
        <translation>没有可显示的日志</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>日志为空</translation>
    </message>
    <message>
        <source>What %1 writes from now on appears here.</source>
        <translation>%1 今后写入的内容会显示在这里。</translation>
    </message>
    <message>
        <source>Opening the log…</source>
        <translation>正在打开日志…</translation>
    </message>
    <message>
        <source>reconnecting…</source>
        <translation>正在重新连接…</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>last line %1</source>
        <translation>最后一行：%1</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>The log was not saved: %1: %2</source>
        <translation>日志未保存：%1：%2</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>第 %L1 个，共 %L2 个</translation>
    </message>
    <message>
        <source>1 match</source>
        <translation>1 个匹配</translation>
    </message>
    <message numerus="yes">
        <source>%Ln matches</source>
        <translation>
            <numerusform>%Ln 个匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Pause: the server waits with new lines</source>
        <translation>暂停：服务器暂不发送新行</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>跟随(&amp;F)</translation>
    </message>
    <message>
        <source>Stay at the end of the log</source>
        <translation>停留在日志末尾</translation>
    </message>
    <message>
        <source>&amp;Wrap lines</source>
        <translation>自动换行(&amp;W)</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>F&amp;ind…</source>
        <translation>查找(&amp;I)…</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在日志中查找</translation>
    </message>
    <message>
        <source>&amp;Next match</source>
        <translation>下一个匹配(&amp;N)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Pre&amp;vious match</source>
        <translation>上一个匹配(&amp;V)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Save these lines to a file</source>
        <translation>把这些行保存到文件</translation>
    </message>
    <message>
        <source>C&amp;lear view</source>
        <translation>清空显示(&amp;L)</translation>
    </message>
    <message>
        <source>Clear the view; the log itself stays</source>
        <translation>清空显示；日志本身保留</translation>
    </message>
    <message>
        <source>Open this log in a window of its own</source>
        <translation>在单独的窗口中打开此日志</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>&amp;Open in window</source>
        <translation>在窗口中打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>pennon::LogPresenter</name>
    <message>
        <source>No server</source>
        <translation>没有服务器</translation>
    </message>
    <message>
        <source>No process selected</source>
        <translation>未选择进程</translation>
    </message>
    <message>
        <source>Several processes selected</source>
        <translation>选择了多个进程</translation>
    </message>
    <message>
        <source>Select one process to see its log.</source>
        <translation>选择一个进程以查看其日志。</translation>
    </message>
</context>
<context>
    <name>pennon::LogView</name>
    <message>
        <source>1 new line ↓</source>
        <translation>1 个新行 ↓</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new lines ↓</source>
        <translation>
            <numerusform>%Ln 个新行 ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::MainWindow</name>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Rules for this process</source>
        <translation>此进程的规则</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>About the chosen process</source>
        <translation>关于所选进程</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation>进程(&amp;P)</translation>
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
        <source>&amp;Add server…</source>
        <translation>添加服务器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit server…</source>
        <translation>编辑服务器(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove server…</source>
        <translation>移除服务器(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Connect now</source>
        <translation>立即连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>关闭窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation>进程(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Incidents</source>
        <translation>故障(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Rules</source>
        <translation>规则(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Alerts and silences</source>
        <translation>告警与静默(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Listener</source>
        <translation>监听器(&amp;L)</translation>
    </message>
    <message>
        <source>Show &amp;details of the process</source>
        <translation>显示进程的详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Search processes</source>
        <translation>搜索进程(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;ommands…</source>
        <translation>命令(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Next server</source>
        <translation>下一个服务器(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious server</source>
        <translation>上一个服务器(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Pennon</source>
        <translation>关于 Pennon(&amp;A)</translation>
    </message>
</context>
<context>
    <name>pennon::MaintenanceModel</name>
    <message>
        <source>now, until %1</source>
        <translation>正在进行，到 %1 为止</translation>
    </message>
    <message>
        <source>next: %1</source>
        <translation>下一次：%1</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>节</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
</context>
<context>
    <name>pennon::MemoryExport</name>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请选择其他位置。</translation>
    </message>
    <message>
        <source>The picture could not be made: it is too large.</source>
        <translation>无法生成图片：尺寸过大。</translation>
    </message>
</context>
<context>
    <name>pennon::MemoryPage</name>
    <message>
        <source>&amp;Picture (PNG)…</source>
        <translation>图片 (PNG)(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Readings (CSV)…</source>
        <translation>测量数据 (CSV)(&amp;R)…</translation>
    </message>
    <message>
        <source>No process is selected</source>
        <translation>未选择进程</translation>
    </message>
    <message>
        <source>Select one or several in the table to see how much memory they use.</source>
        <translation>在表格中选择一个或多个进程，即可查看其内存使用情况。</translation>
    </message>
    <message numerus="yes">
        <source>%n processes</source>
        <translation>
            <numerusform>%n 个进程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n are shown</source>
        <translation>
            <numerusform>仅显示前 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>将图表另存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Save the readings</source>
        <translation>保存测量数据</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>for %1 only</source>
        <translation>仅针对 %1</translation>
    </message>
    <message>
        <source>for all of %1 (%2)</source>
        <translation>针对 %1 的所有进程（%2 个）</translation>
    </message>
    <message>
        <source>There is none: whatever it uses, it is not restarted.</source>
        <translation>没有限制：无论占用多少内存都不会重启。</translation>
    </message>
    <message>
        <source>set in [%1]; drag its line to change it</source>
        <translation>在 [%1] 中设置；拖动限制线即可修改</translation>
    </message>
    <message>
        <source>set in [%1]; this listener lets you look only, its own user and root may change limits</source>
        <translation>在 [%1] 中设置；此监听器只允许您查看，修改限制需要监听器自身的用户或 root</translation>
    </message>
    <message>
        <source>%1
[%2]
− %3 = %4
+ %3 = %5</source>
        <translation>%1
[%2]
− %3 = %4
+ %3 = %5</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>pennon::MemoryPlot</name>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限制 %1</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>limit %1 ↑</source>
        <translation>限制 %1 ↑</translation>
    </message>
</context>
<context>
    <name>pennon::MemoryPresenter</name>
    <message>
        <source>The history could not be read: %1</source>
        <translation>无法读取历史记录：%1</translation>
    </message>
    <message>
        <source>Without a listener there is only what was measured since %1. pennon-listener on this server would add 30 days of history, limits, restarts and forecasts.</source>
        <translation>没有监听器，因此只有 %1 以来测得的数据。在此服务器上运行 pennon-listener 可提供 30 天的历史记录、限制、重启和预测。</translation>
    </message>
    <message>
        <source>Without a listener the memory of another machine&apos;s processes is not known. pennon-listener on that server measures it, keeps 30 days of history, and restarts what is over its limit.</source>
        <translation>没有监听器，无法得知其他机器上进程的内存。在该服务器上运行 pennon-listener 即可测量内存、保留 30 天历史记录，并重启超出限制的进程。</translation>
    </message>
</context>
<context>
    <name>pennon::MemoryTexts</name>
    <message>
        <source>restarted by memmon</source>
        <translation>已被 memmon 重启</translation>
    </message>
    <message>
        <source>restarted by memmon (%1)</source>
        <translation>已被 memmon 重启（%1）</translation>
    </message>
    <message>
        <source>restarted for its growth</source>
        <translation>因内存增长过快而重启</translation>
    </message>
    <message>
        <source>restarted by httpok (HTTP %1)</source>
        <translation>已被 httpok 重启（HTTP %1）</translation>
    </message>
    <message>
        <source>restarted by httpok</source>
        <translation>已被 httpok 重启</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>已重启</translation>
    </message>
    <message>
        <source>could not be started</source>
        <translation>无法启动</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>被信号 %1 终止</translation>
    </message>
    <message>
        <source>exited with status %1</source>
        <translation>已退出，状态码 %1</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>平稳</translation>
    </message>
    <message>
        <source>%1/h</source>
        <extracomment>growth of memory: &quot;+41 MB&quot; per hour</extracomment>
        <translation>%1/小时</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>限制 %1</translation>
    </message>
    <message>
        <source>reaches its limit at about %1</source>
        <translation>约在 %1 达到限制</translation>
    </message>
    <message>
        <source>has reached its limit</source>
        <translation>已达到限制</translation>
    </message>
    <message>
        <source>1 restart at this limit in 7 days</source>
        <translation>7 天内因此限制重启 1 次</translation>
    </message>
    <message numerus="yes">
        <source>%n restarts at this limit in 7 days</source>
        <translation>
            <numerusform>7 天内因此限制重启 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>would not have restarted it in the shown time</source>
        <translation>在所示时间内不会重启该进程</translation>
    </message>
    <message>
        <source>would have restarted it again and again in the shown time</source>
        <translation>在所示时间内会不断重启该进程</translation>
    </message>
    <message>
        <source>would have restarted it once in the shown time</source>
        <translation>在所示时间内会重启该进程 1 次</translation>
    </message>
    <message numerus="yes">
        <source>would have restarted it %n times in the shown time</source>
        <translation>
            <numerusform>在所示时间内会重启该进程 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>would have been restarted (dry run)</source>
        <translation>本应重启（演习）</translation>
    </message>
    <message>
        <source>started anew</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Not by Pennon: by hand, by a deploy, or with supervisord.</source>
        <translation>并非由 Pennon 启动：可能是手动、部署或随 supervisord 启动。</translation>
    </message>
    <message>
        <source>Click for the incident.</source>
        <translation>点击查看故障。</translation>
    </message>
</context>
<context>
    <name>pennon::MergeDialog</name>
    <message>
        <source>Both changed</source>
        <translation>双方都有更改</translation>
    </message>
    <message>
        <source>Somebody else changed pennon.conf in the same places as you. Which value is to count? Nothing is written before you save.</source>
        <translation>其他人在相同位置更改了 pennon.conf。以哪个值为准？保存之前不会写入任何内容。</translation>
    </message>
    <message>
        <source>(the section is removed)</source>
        <translation>（该节已删除）</translation>
    </message>
    <message>
        <source>(not set)</source>
        <translation>（未设置）</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>All that others changed:
%1</source>
        <translation>其他人的全部更改：
%1</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>使用这些(&amp;U)</translation>
    </message>
    <message>
        <source>It was: %1</source>
        <translation>原值：%1</translation>
    </message>
    <message>
        <source>Yours: %1</source>
        <translation>您的：%1</translation>
    </message>
    <message>
        <source>Theirs: %1</source>
        <translation>对方的：%1</translation>
    </message>
    <message>
        <source>%1 %2 removed</source>
        <translation>%1 %2 已删除</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 已添加</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 已删除</translation>
    </message>
</context>
<context>
    <name>pennon::MomentCurve</name>
    <message>
        <source>limit %1</source>
        <translation>限制 %1</translation>
    </message>
    <message>
        <source>Memory around that moment</source>
        <translation>当时前后的内存</translation>
    </message>
    <message>
        <source>No memory was measured around that moment.</source>
        <translation>当时前后没有测得内存。</translation>
    </message>
    <message>
        <source>from %1 to %2, at most %3</source>
        <translation>从 %1 到 %2，最高 %3</translation>
    </message>
</context>
<context>
    <name>pennon::NoteBar</name>
    <message>
        <source>Close this note</source>
        <translation>关闭此提示</translation>
    </message>
</context>
<context>
    <name>pennon::Notifier</name>
    <message>
        <source>Test of alerts from %1</source>
        <translation>来自 %1 的告警测试</translation>
    </message>
</context>
<context>
    <name>pennon::PasswordDialog</name>
    <message>
        <source>Password needed</source>
        <translation>需要密码</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>&lt;b&gt;supervisord on %1 did not accept the user name or the password.&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1 上的 supervisord 不接受该用户名或密码。&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;supervisord on %1 wants a user name and a password.&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1 上的 supervisord 需要用户名和密码。&lt;/b&gt;</translation>
    </message>
    <message>
        <source>They are in its supervisord.conf.</source>
        <translation>它们写在它的 supervisord.conf 中。</translation>
    </message>
    <message>
        <source>&amp;Keep it in the desktop&apos;s keyring</source>
        <translation>保存到桌面的密钥环(&amp;K)</translation>
    </message>
    <message>
        <source>There is no keyring: kept in memory until Pennon ends</source>
        <translation>没有密钥环：保存在内存中，直到 Pennon 退出</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>登录(&amp;L)</translation>
    </message>
</context>
<context>
    <name>pennon::PrivateFile</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>pennon::ProcessCommands</name>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重启(&amp;R)</translation>
    </message>
    <message>
        <source>Restart &amp;one after the other</source>
        <translation>逐个重启(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Clear log</source>
        <translation>清空日志(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>日志(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;ilence…</source>
        <translation>静默(&amp;I)…</translation>
    </message>
    <message>
        <source>I&amp;ncidents</source>
        <translation>故障(&amp;N)</translation>
    </message>
    <message>
        <source>R&amp;ules and limit…</source>
        <translation>规则与限制(&amp;U)…</translation>
    </message>
    <message>
        <source>Copy na&amp;me</source>
        <translation>复制名称(&amp;M)</translation>
    </message>
    <message>
        <source>needs the listener</source>
        <translation>需要监听器</translation>
    </message>
    <message>
        <source>Si&amp;gnal</source>
        <translation>信号(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Group %1</source>
        <translation>组 %1(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Whole server</source>
        <translation>整个服务器(&amp;W)</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>详细信息(&amp;E)</translation>
    </message>
    <message>
        <source>supervisord is not connected</source>
        <translation>supervisord 未连接</translation>
    </message>
</context>
<context>
    <name>pennon::ProcessExplanation</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1, of which %2 are its own share (PSS)</source>
        <translation>%1，其中按比例分摊 %2（PSS）</translation>
    </message>
    <message>
        <source>%1, set in [%2]</source>
        <translation>%1，由 [%2] 设定</translation>
    </message>
    <message>
        <source>%1; reached in about %2 at the present growth</source>
        <translation>%1；按目前的增长约 %2 后达到</translation>
    </message>
    <message>
        <source>ended by a signal</source>
        <translation>被信号终止</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>退出状态 %1</translation>
    </message>
    <message>
        <source>crash</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>failed start</source>
        <translation>启动失败</translation>
    </message>
    <message>
        <source>over its memory limit</source>
        <translation>超出内存限制</translation>
    </message>
    <message>
        <source>growing too fast</source>
        <translation>内存增长过快</translation>
    </message>
    <message>
        <source>page not as it should be</source>
        <translation>网页不正常</translation>
    </message>
    <message>
        <source>restarts did not help</source>
        <translation>重启无效</translation>
    </message>
    <message>
        <source>rules that cannot be used</source>
        <translation>规则无法使用</translation>
    </message>
    <message>
        <source>mail given up</source>
        <translation>邮件已放弃发送</translation>
    </message>
    <message>
        <source>trouble of the listener</source>
        <translation>监听器故障</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>运行始于</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Last end</source>
        <translation>上次结束</translation>
    </message>
    <message>
        <source>supervisord says</source>
        <translation>supervisord 的说明</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message numerus="yes">
        <source>%n failed in a row</source>
        <translation>
            <numerusform>连续 %n 次失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启</translation>
    </message>
    <message numerus="yes">
        <source>%n within 24 hours</source>
        <translation>
            <numerusform>24 小时内 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Last incident</source>
        <translation>最近故障</translation>
    </message>
    <message>
        <source>Not restarted since</source>
        <translation>停止重启始于</translation>
    </message>
    <message>
        <source>Started again at</source>
        <translation>再次启动于</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>nobody is told of its incidents</source>
        <translation>其故障不会通知任何人</translation>
    </message>
</context>
<context>
    <name>pennon::ProcessModel</name>
    <message>
        <source>Resident memory (RSS) of the process and all its descendants, and its limit</source>
        <translation>进程及其所有子孙进程的常驻内存（RSS）及其限制</translation>
    </message>
    <message>
        <source>Memory within the last hour</source>
        <translation>最近一小时的内存</translation>
    </message>
    <message>
        <source>Restarts by the listener within the last 24 hours</source>
        <translation>监听器在最近 24 小时内的重启次数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Up for</source>
        <translation>已运行</translation>
    </message>
    <message>
        <source>Memory (tree)</source>
        <translation>内存（进程树）</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>Restarts 24 h</source>
        <translation>24 小时重启</translation>
    </message>
    <message>
        <source>What is going on</source>
        <translation>当前情况</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>需要关注</translation>
    </message>
    <message>
        <source>programs without a group</source>
        <translation>未分组的程序</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%2 个中 %1 个运行</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1，限制 %2</translation>
    </message>
</context>
<context>
    <name>pennon::ProcessTree</name>
    <message>
        <source>&amp;Reset columns</source>
        <translation>重置列(&amp;R)</translation>
    </message>
</context>
<context>
    <name>pennon::ProcessesPage</name>
    <message>
        <source>Search processes (%1)</source>
        <translation>搜索进程（%1）</translation>
    </message>
    <message>
        <source>No process matches</source>
        <translation>没有匹配的进程</translation>
    </message>
    <message numerus="yes">
        <source>Search and filter leave out all %n.</source>
        <translation>
            <numerusform>搜索和筛选排除了全部 %n 个进程。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>全部显示(&amp;S)</translation>
    </message>
    <message>
        <source>No server yet</source>
        <translation>尚无服务器</translation>
    </message>
    <message>
        <source>Add the supervisord that Pennon should watch.</source>
        <translation>请添加 Pennon 要监视的 supervisord。</translation>
    </message>
    <message>
        <source>&amp;Add a server…</source>
        <translation>添加服务器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>立即重试(&amp;T)</translation>
    </message>
    <message>
        <source>%1 has no processes</source>
        <translation>%1 没有进程</translation>
    </message>
    <message>
        <source>Its supervisord.conf has no [program:x] section. Once one is added, “supervisorctl update” starts it.</source>
        <translation>其 supervisord.conf 中没有 [program:x] 节。添加后运行“supervisorctl update”即可启动。</translation>
    </message>
    <message>
        <source>&amp;Log in…</source>
        <translation>登录(&amp;L)…</translation>
    </message>
    <message>
        <source>Try &amp;now</source>
        <translation>立即重试(&amp;N)</translation>
    </message>
</context>
<context>
    <name>pennon::ProcessesPresenter</name>
    <message>
        <source>supervisord is shutting down or starting again</source>
        <translation>supervisord 正在关闭或重新启动</translation>
    </message>
    <message>
        <source>%1 is lost · last answer %2 · retrying</source>
        <translation>%1 已失联 · 上次应答 %2 · 正在重试</translation>
    </message>
    <message>
        <source>%1 is lost · retrying</source>
        <translation>%1 已失联 · 正在重试</translation>
    </message>
    <message>
        <source>No listener is set up for this server. pennon-listener would add limits, memory history, restarts, checks and incidents.</source>
        <translation>此服务器未设置监听器。pennon-listener 可提供内存限制、内存历史、重启、检查和故障记录。</translation>
    </message>
    <message>
        <source>%1: limits, memory history, restarts and incidents are missing.</source>
        <translation>%1：缺少限制、内存历史、重启和故障信息。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is wrong with the connection, then why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 · shown is what the listener knows</source>
        <translation>%1 · 显示的是监听器所知的情况</translation>
    </message>
</context>
<context>
    <name>pennon::ProfileStore</name>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>[%1] is no section of a server</source>
        <translation>[%1] 不是服务器的小节</translation>
    </message>
    <message>
        <source>there is no setting “%1”</source>
        <translation>没有设置“%1”</translation>
    </message>
    <message>
        <source>[%1] is there twice</source>
        <translation>[%1] 出现了两次</translation>
    </message>
</context>
<context>
    <name>pennon::RecipientModel</name>
    <message>
        <source>nobody (dry run)</source>
        <translation>无人（试运行）</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>节</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Who is told</source>
        <translation>通知谁</translation>
    </message>
</context>
<context>
    <name>pennon::Remedies</name>
    <message>
        <source>%1 could not be started</source>
        <comment>a process</comment>
        <translation>无法启动 %1</translation>
    </message>
    <message>
        <source>%1 could not be restarted</source>
        <comment>a process</comment>
        <translation>无法重启 %1</translation>
    </message>
    <message>
        <source>The listener could not be told to be silent about %1</source>
        <translation>无法让监听器对 %1 保持静默</translation>
    </message>
</context>
<context>
    <name>pennon::ReportRow</name>
    <message>
        <source>on purpose</source>
        <translation>有意如此</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>subject, how well it is, details</comment>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>pennon::ResultList</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>fine: </source>
        <translation>正常：</translation>
    </message>
    <message>
        <source>failed: </source>
        <translation>失败：</translation>
    </message>
</context>
<context>
    <name>pennon::RuleSectionModel</name>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>试运行</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>defaults</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>%1 节</translation>
    </message>
</context>
<context>
    <name>pennon::RuleTrials</name>
    <message>
        <source>Checking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>The check could not be run</source>
        <translation>无法运行检查</translation>
    </message>
    <message>
        <source>Checked: there was nothing to check.</source>
        <translation>已检查：没有可检查的内容。</translation>
    </message>
    <message>
        <source>Checked by the rules in force:</source>
        <translation>按生效的规则检查：</translation>
    </message>
    <message>
        <source>Sending a test …</source>
        <translation>正在发送测试…</translation>
    </message>
    <message>
        <source>Nobody is to be told this way.</source>
        <translation>没有人以这种方式得到通知。</translation>
    </message>
    <message>
        <source>What the receivers answered:</source>
        <translation>接收方的答复：</translation>
    </message>
</context>
<context>
    <name>pennon::RulesDraft</name>
    <message>
        <source>your changes</source>
        <translation>您的更改</translation>
    </message>
    <message>
        <source>There is a section [%1] already.</source>
        <translation>已经有 [%1] 节了。</translation>
    </message>
    <message>
        <source>Add [%1]</source>
        <translation>添加 [%1]</translation>
    </message>
    <message>
        <source>Duplicate [%1]</source>
        <translation>复制 [%1]</translation>
    </message>
    <message>
        <source>Remove [%1]</source>
        <translation>删除 [%1]</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>There is no such kind of section.</source>
        <translation>没有这种节。</translation>
    </message>
    <message>
        <source>A name is needed behind the colon.</source>
        <translation>冒号后面需要名称。</translation>
    </message>
    <message>
        <source>A name has no brackets, comment signs or line breaks, and no blanks around it.</source>
        <translation>名称不能含有方括号、注释符号或换行，前后也不能有空格。</translation>
    </message>
</context>
<context>
    <name>pennon::RulesForProcessPane</name>
    <message>
        <source>Rules for this process</source>
        <translation>此进程的规则</translation>
    </message>
    <message>
        <source>No rule is about it: exclude of %1 names it.</source>
        <translation>没有规则涉及它：%1 的 exclude 排除了它。</translation>
    </message>
    <message>
        <source>No rule is about it: nobody is told when it crashes, and its memory is not limited.</source>
        <translation>没有规则涉及它：崩溃时不通知任何人，内存也不受限制。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>by %1 (%2)</source>
        <translation>依据 %1（%2）</translation>
    </message>
</context>
<context>
    <name>pennon::RulesForProcessPresenter</name>
    <message>
        <source>No process is selected</source>
        <translation>未选择进程</translation>
    </message>
    <message>
        <source>This server has no listener</source>
        <translation>此服务器没有监听器</translation>
    </message>
    <message>
        <source>With pennon-listener, the rules about a process stand here: its limits, its checks, and who is told.</source>
        <translation>有了 pennon-listener，这里会显示与进程有关的规则：限制、检查以及通知谁。</translation>
    </message>
    <message>
        <source>Reading the rules …</source>
        <translation>正在读取规则…</translation>
    </message>
    <message>
        <source>Nobody is told about it now: it is silenced.</source>
        <translation>现在不就此通知任何人：它已被静默。</translation>
    </message>
</context>
<context>
    <name>pennon::RulesPage</name>
    <message>
        <source>Sections of pennon.conf</source>
        <translation>pennon.conf 的各节</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a section</source>
        <translation>添加一节</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制(&amp;D)</translation>
    </message>
    <message>
        <source>A new section with the same keys</source>
        <translation>以相同内容新建一节</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>Take the section out of the file</source>
        <translation>从文件中删除此节</translation>
    </message>
    <message>
        <source>Check &amp;now</source>
        <translation>立即检查(&amp;N)</translation>
    </message>
    <message>
        <source>Run this check now, as it is in force, with all that follows from it</source>
        <translation>按生效的规则立即运行此检查，并执行由此产生的一切动作</translation>
    </message>
    <message>
        <source>Send &amp;test</source>
        <translation>发送测试(&amp;T)</translation>
    </message>
    <message>
        <source>Send one real mail by the rules in force</source>
        <translation>按生效的规则发送一封真实邮件</translation>
    </message>
    <message>
        <source>D&amp;iscard changes</source>
        <translation>放弃更改(&amp;I)</translation>
    </message>
    <message>
        <source>saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>no changes</source>
        <translation>没有更改</translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n 处未保存的更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>撤销 %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做 %1</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Send one real message this way, by the rules in force</source>
        <translation>按生效的规则，以这种方式发送一条真实的消息</translation>
    </message>
</context>
<context>
    <name>pennon::RulesPresenter</name>
    <message>
        <source>Unsaved rules</source>
        <translation>规则未保存</translation>
    </message>
    <message>
        <source>Changes to the rules of %1 are not saved.</source>
        <translation>%1 的规则更改尚未保存。</translation>
    </message>
    <message>
        <source>&amp;Back to the rules</source>
        <translation>返回规则(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Discard the changes</source>
        <translation>放弃更改(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>pennon.conf changed; your %n change(s) are kept.</source>
        <translation>
            <numerusform>pennon.conf 已变化；您的 %n 处更改已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>pennon.conf changed, and so did you, in the same place. Nothing is lost: choose what counts.</source>
        <translation>pennon.conf 已变化，而且与您更改了相同的位置。没有丢失任何内容：请选择以哪个为准。</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are in force.</source>
        <translation>
            <numerusform>%n 处更改已生效。</numerusform>
        </translation>
    </message>
    <message>
        <source>The listener refused the rules; nothing was changed. Why stands beside the fields.</source>
        <translation>监听器拒绝了这些规则；未作任何更改。原因显示在各字段旁。</translation>
    </message>
    <message>
        <source>Somebody else changed pennon.conf meanwhile. This is what remains to be changed:</source>
        <translation>在此期间其他人更改了 pennon.conf。剩余的更改如下：</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
    <message>
        <source>Try again…</source>
        <translation>重试…</translation>
    </message>
    <message>
        <source>The listener does not answer at the moment: nothing can be changed.</source>
        <translation>监听器目前没有应答：无法更改。</translation>
    </message>
    <message>
        <source>This listener lets you read its rules, not change them: socket_readers of [listener] names your group, socket_group does not.</source>
        <translation>此监听器只允许您查看规则，不能更改：您的组在 [listener] 的 socket_readers 中，而不在 socket_group 中。</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>没有服务器</translation>
    </message>
    <message>
        <source>Choose a server to see its rules.</source>
        <translation>请选择一个服务器以查看其规则。</translation>
    </message>
    <message>
        <source>This server has no listener</source>
        <translation>此服务器没有监听器</translation>
    </message>
    <message>
        <source>pennon-listener watches what supervisord runs: it limits memory, checks web pages, restarts what fails and tells by mail. Its rules are edited here. Install it on the server, and name its socket in the settings of the server.</source>
        <translation>pennon-listener 监视 supervisord 运行的进程：限制内存、检查网页、重启失败的进程并用邮件通知。它的规则在这里编辑。请在服务器上安装它，并在服务器设置中填写其套接字。</translation>
    </message>
    <message>
        <source>Settings of the server…</source>
        <translation>服务器设置…</translation>
    </message>
    <message>
        <source>The rules cannot be read</source>
        <translation>无法读取规则</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Reading the rules …</source>
        <translation>正在读取规则…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1 cannot be used as it is now; the rules before it are in force.</source>
        <translation>%1 目前的内容无法使用；仍沿用之前的规则。</translation>
    </message>
    <message>
        <source>Not saved: something is wrong with the rules. It stands beside the fields; this is the first one.</source>
        <translation>未保存：规则有问题。问题显示在各字段旁；这是第一个。</translation>
    </message>
</context>
<context>
    <name>pennon::SaveRulesDialog</name>
    <message>
        <source>The change as the file will have it</source>
        <translation>文件将有的更改</translation>
    </message>
    <message numerus="yes">
        <source>Save %n change(s) to %1</source>
        <translation>
            <numerusform>将 %n 处更改保存到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is written like this. Its comments and its order stay, and the rules are in force at once.</source>
        <translation>将这样写入 %1。注释和顺序保持不变，规则立即生效。</translation>
    </message>
</context>
<context>
    <name>pennon::SectionForm</name>
    <message>
        <source>Keys that nobody knows</source>
        <translation>未知的键</translation>
    </message>
    <message numerus="yes">
        <source>%n set here</source>
        <translation>
            <numerusform>此处设置了 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pennon::SectionNameDialog</name>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Name of the section</source>
        <translation>节的名称</translation>
    </message>
    <message>
        <source>In the file:</source>
        <translation>在文件中：</translation>
    </message>
    <message>
        <source>New section: %1</source>
        <translation>新建节：%1</translation>
    </message>
    <message>
        <source>such as workers</source>
        <translation>例如 workers</translation>
    </message>
    <message>
        <source>may be left empty for the first one</source>
        <translation>第一个可以留空</translation>
    </message>
    <message>
        <source>There is a section [%1] already.</source>
        <translation>已经有 [%1] 节了。</translation>
    </message>
</context>
<context>
    <name>pennon::ServerDialog</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>what you call it, such as shop or prod-1</source>
        <translation>你对它的称呼，例如 shop 或 prod-1</translation>
    </message>
    <message>
        <source>&amp;Reached by:</source>
        <translation>连接方式(&amp;R)：</translation>
    </message>
    <message>
        <source>Socket on this machine</source>
        <translation>本机套接字</translation>
    </message>
    <message>
        <source>Network (http, https)</source>
        <translation>网络（http、https）</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>supervisord&apos;s &amp;socket:</source>
        <translation>supervisord 的套接字(&amp;S)：</translation>
    </message>
    <message>
        <source>/run/supervisor.sock</source>
        <translation>/run/supervisor.sock</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Choose the socket</source>
        <translation>选择套接字</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>http://host:9001</source>
        <translation>http://主机:9001</translation>
    </message>
    <message>
        <source>SSH &amp;host:</source>
        <translation>SSH 主机(&amp;H)：</translation>
    </message>
    <message>
        <source>user@host, user@host:port or a name from ~/.ssh/config</source>
        <translation>用户@主机、用户@主机:端口，或 ~/.ssh/config 中的名称</translation>
    </message>
    <message>
        <source>supervisord&apos;s &amp;socket there:</source>
        <translation>那里的 supervisord 套接字(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>empty if supervisord wants no login</source>
        <translation>supervisord 不要求登录则留空</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Listener:</source>
        <translation>监听器(&amp;L)：</translation>
    </message>
    <message>
        <source>empty: no listener</source>
        <translation>留空：没有监听器</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>正在测试连接</translation>
    </message>
    <message>
        <source>supervisord&apos;s socket</source>
        <translation>supervisord 的套接字</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Edit server</source>
        <translation>编辑服务器</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>kept; type to change it</source>
        <translation>已保存；输入即可更改</translation>
    </message>
    <message>
        <source>Kept in the desktop&apos;s keyring. This is supervisord&apos;s login; SSH asks for its own.</source>
        <translation>保存在桌面的密钥环中。这是 supervisord 的登录信息；SSH 会另行询问。</translation>
    </message>
    <message>
        <source>There is no keyring here, so it is kept in memory until Pennon ends. This is supervisord&apos;s login; SSH asks for its own.</source>
        <translation>这里没有密钥环，因此只保存在内存中，直到 Pennon 退出。这是 supervisord 的登录信息；SSH 会另行询问。</translation>
    </message>
    <message>
        <source>&amp;Listener&apos;s socket there:</source>
        <translation>那里的监听器套接字(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Listener&apos;s socket:</source>
        <translation>监听器的套接字(&amp;L)：</translation>
    </message>
    <message>
        <source>Only for a server on this machine: the listener has no port. Reach others by SSH.</source>
        <translation>仅用于本机的服务器：监听器没有端口。其他服务器请用 SSH 连接。</translation>
    </message>
    <message>
        <source>Of pennon-listener: it adds limits, memory history, incidents and mails.</source>
        <translation>pennon-listener 的套接字：它提供内存限制、内存历史、故障记录和邮件。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>pennon::ServerProfile</name>
    <message>
        <source>The path of a socket begins with “/”.</source>
        <translation>套接字路径以“/”开头。</translation>
    </message>
    <message>
        <source>The path of a socket has less than %1 bytes.</source>
        <translation>套接字路径须少于 %1 字节。</translation>
    </message>
    <message>
        <source>Needed is ssh://HOST, ssh://USER@HOST or ssh://USER@HOST:PORT.</source>
        <translation>需要 ssh://主机、ssh://用户@主机 或 ssh://用户@主机:端口。</translation>
    </message>
    <message>
        <source>A server needs a name.</source>
        <translation>服务器需要名称。</translation>
    </message>
    <message>
        <source>Needed is unix:///PATH, http://HOST:PORT, https://HOST:PORT or ssh://USER@HOST.</source>
        <translation>需要 unix:///路径、http://主机:端口、https://主机:端口 或 ssh://用户@主机。</translation>
    </message>
    <message>
        <source>User and password do not belong into the address.</source>
        <translation>地址中不应包含用户名和密码。</translation>
    </message>
    <message>
        <source>A user name has no colon.</source>
        <translation>用户名中不能有冒号。</translation>
    </message>
</context>
<context>
    <name>pennon::ServerSession</name>
    <message>
        <source>This program cannot use ssh.</source>
        <translation>此程序无法使用 ssh。</translation>
    </message>
    <message>
        <source>supervisord wants a user name and a password.</source>
        <translation>supervisord 需要用户名和密码。</translation>
    </message>
    <message>
        <source>supervisord refused the password of “%1”.</source>
        <translation>supervisord 拒绝了“%1”的密码。</translation>
    </message>
    <message>
        <source>No listener is configured for this server.</source>
        <translation>此服务器未配置监听器。</translation>
    </message>
    <message>
        <source>The listener is not connected.</source>
        <translation>监听器未连接。</translation>
    </message>
    <message>
        <source>supervisord is not connected.</source>
        <translation>supervisord 未连接。</translation>
    </message>
</context>
<context>
    <name>pennon::ServersFoundDialog</name>
    <message>
        <source>Servers on this machine</source>
        <translation>本机的服务器</translation>
    </message>
    <message>
        <source>Looking for supervisord on this machine…</source>
        <translation>正在本机查找 supervisord…</translation>
    </message>
    <message>
        <source>Add &amp;another server…</source>
        <translation>添加其他服务器(&amp;A)…</translation>
    </message>
    <message>
        <source>Search a&amp;gain</source>
        <translation>重新查找(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>以后再说(&amp;L)</translation>
    </message>
    <message>
        <source>No supervisord was found on this machine</source>
        <translation>本机没有找到 supervisord</translation>
    </message>
    <message>
        <source>If it runs here, see whether supervisord.conf has a section [unix_http_server], and what its file is.
Servers elsewhere are reached by SSH: no port has to be opened for that.</source>
        <translation>如果它在本机运行，请查看 supervisord.conf 是否有 [unix_http_server] 一节，以及其中的 file。
其他机器上的服务器可通过 SSH 连接：无需开放端口。</translation>
    </message>
    <message>
        <source>&amp;Add server…</source>
        <translation>添加服务器(&amp;A)…</translation>
    </message>
    <message>
        <source>These were found on this machine. Which of them is Pennon to watch?</source>
        <translation>在本机找到以下服务器。要让 Pennon 监视哪些？</translation>
    </message>
    <message>
        <source>supervisord %1 answers</source>
        <translation>supervisord %1 有应答</translation>
    </message>
    <message>
        <source>wants a user name and a password, which you will be asked for</source>
        <translation>需要用户名和密码，届时会询问你</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>with pennon-listener at %1</source>
        <translation>带有 pennon-listener：%1</translation>
    </message>
</context>
<context>
    <name>pennon::ServersPresenter</name>
    <message>
        <source>Remove server</source>
        <translation>移除服务器</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>从列表中移除 %1？</translation>
    </message>
    <message>
        <source>Its processes go on; Pennon only forgets its address and its password.</source>
        <translation>它的进程会继续运行；Pennon 只是忘记它的地址和密码。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>The server could not be removed.</source>
        <translation>无法移除服务器。</translation>
    </message>
    <message>
        <source>The server could not be saved.</source>
        <translation>无法保存服务器。</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>pennon::SettingEditor</name>
    <message>
        <source>%1 (from [%2])</source>
        <translation>%1（来自 [%2]）</translation>
    </message>
    <message>
        <source>required, such as %1</source>
        <translation>必填，例如 %1</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>such as %1</source>
        <translation>例如 %1</translation>
    </message>
</context>
<context>
    <name>pennon::SettingRow</name>
    <message>
        <source>its name in pennon.conf</source>
        <translation>在 pennon.conf 中的名称</translation>
    </message>
    <message>
        <source>%1 This one is required.</source>
        <translation>%1此项必填。</translation>
    </message>
    <message>
        <source>Back to the default: take %1 out of the file</source>
        <translation>恢复默认：从文件中删除 %1</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
</context>
<context>
    <name>pennon::SettingsDialog</name>
    <message>
        <source>This desktop has no tray: the window stays.</source>
        <translation>此桌面没有托盘：窗口将保持打开。</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Refresh every:</source>
        <translation>刷新间隔(&amp;R)：</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Start with the desktop, in the tray</source>
        <translation>随桌面启动，停留在托盘(&amp;S)</translation>
    </message>
    <message>
        <source>Go on in the &amp;tray when the window is closed</source>
        <translation>关闭窗口后继续在托盘中运行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Desktop notifications</source>
        <translation>桌面通知(&amp;D)</translation>
    </message>
    <message>
        <source>None in &amp;quiet hours, from</source>
        <translation>安静时段内不通知(&amp;Q)，从</translation>
    </message>
    <message>
        <source>Begin of the quiet hours</source>
        <translation>安静时段开始</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation>到(&amp;O)</translation>
    </message>
    <message>
        <source>End of the quiet hours</source>
        <translation>安静时段结束</translation>
    </message>
</context>
<context>
    <name>pennon::SettingsStore</name>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>“%1” is no value for %2</source>
        <translation>“%1”不是 %2 的有效值</translation>
    </message>
</context>
<context>
    <name>pennon::SideBar</name>
    <message>
        <source>&amp;Add server…</source>
        <translation>添加服务器(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Connect now</source>
        <translation>立即连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Pages of the server</source>
        <translation>服务器的页面</translation>
    </message>
    <message>
        <source>Add server…</source>
        <translation>添加服务器…</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Alerts and silences</source>
        <translation>告警与静默</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>监听器</translation>
    </message>
</context>
<context>
    <name>pennon::SilenceDialog</name>
    <message>
        <source>Silence alerts</source>
        <translation>静默告警</translation>
    </message>
    <message>
        <source>Nobody is told about these processes for a while. Checks and restarts go on, and incidents are still written down.</source>
        <translation>暂时不就这些进程通知任何人。检查和重启照常进行，故障仍会记录。</translation>
    </message>
    <message>
        <source>&amp;Processes:</source>
        <translation>进程(&amp;P)：</translation>
    </message>
    <message>
        <source>NAME, GROUP:NAME, GROUP:* or with the wildcards * ? [a-z]; * is all of them</source>
        <translation>NAME、GROUP:NAME、GROUP:*，或使用通配符 * ? [a-z]；* 表示全部</translation>
    </message>
    <message>
        <source>such as webapp, shop:* or *</source>
        <translation>例如 webapp、shop:* 或 *</translation>
    </message>
    <message>
        <source>How long:</source>
        <translation>多久：</translation>
    </message>
    <message>
        <source>For &amp;1 hour</source>
        <translation>1 小时(&amp;1)</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow, 8 o&apos;clock</source>
        <translation>到明天 8 点(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Until:</source>
        <translation>到(&amp;U)：</translation>
    </message>
    <message>
        <source>The silence ends at</source>
        <translation>静默结束时间</translation>
    </message>
    <message>
        <source>For &amp;ever, until somebody removes it</source>
        <translation>永久，直到有人解除(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Note:</source>
        <translation>备注(&amp;N)：</translation>
    </message>
    <message>
        <source>why, for the others</source>
        <translation>原因，供他人了解</translation>
    </message>
</context>
<context>
    <name>pennon::SilenceModel</name>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>By</source>
        <translation>设置者</translation>
    </message>
    <message>
        <source>* (all of them)</source>
        <translation>*（全部）</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
</context>
<context>
    <name>pennon::SilencesPage</name>
    <message>
        <source>Silences: nobody is told about these processes</source>
        <translation>静默：不就这些进程通知任何人</translation>
    </message>
    <message>
        <source>&amp;End silence</source>
        <translation>结束静默(&amp;E)</translation>
    </message>
    <message>
        <source>Alerts about these processes are sent again</source>
        <translation>重新发送这些进程的告警</translation>
    </message>
    <message>
        <source>There are no silences: every alert is sent.</source>
        <translation>没有静默：所有告警都会发送。</translation>
    </message>
    <message>
        <source>Silences in force</source>
        <translation>生效中的静默</translation>
    </message>
    <message>
        <source>Open the &amp;rule</source>
        <translation>打开规则(&amp;R)</translation>
    </message>
    <message>
        <source>Who is told about what</source>
        <translation>就什么通知谁</translation>
    </message>
    <message>
        <source>No alerts about some processes for a while</source>
        <translation>暂时不发送某些进程的告警</translation>
    </message>
    <message>
        <source>Si&amp;lence…</source>
        <translation>静默(&amp;L)…</translation>
    </message>
    <message>
        <source>Maintenance windows: nobody is told at these times</source>
        <translation>维护时段：这些时间不通知任何人</translation>
    </message>
    <message>
        <source>Open the &amp;window</source>
        <translation>打开时段(&amp;W)</translation>
    </message>
    <message>
        <source>Maintenance windows</source>
        <translation>维护时段</translation>
    </message>
    <message>
        <source>Alerts: who is told, and about what</source>
        <translation>告警：就什么通知谁</translation>
    </message>
</context>
<context>
    <name>pennon::SilencesPresenter</name>
    <message>
        <source>The silences cannot be read: %1</source>
        <translation>无法读取静默：%1</translation>
    </message>
    <message>
        <source>No server</source>
        <translation>没有服务器</translation>
    </message>
    <message>
        <source>Choose a server to see who is told about what.</source>
        <translation>请选择一个服务器，查看就什么通知谁。</translation>
    </message>
    <message>
        <source>This listener lets you look, but change nothing.</source>
        <translation>此监听器只允许查看，不能更改。</translation>
    </message>
    <message>
        <source>This server has no listener</source>
        <translation>此服务器没有监听器</translation>
    </message>
    <message>
        <source>pennon-listener tells by mail what happens to processes, and is silent about them when it is asked to. Name its socket in the settings of the server.</source>
        <translation>pennon-listener 用邮件通知进程发生的情况，也可按要求保持静默。请在服务器设置中填写其套接字。</translation>
    </message>
    <message>
        <source>Settings of the server…</source>
        <translation>服务器设置…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未完成：%1</translation>
    </message>
</context>
<context>
    <name>pennon::SshTunnel</name>
    <message>
        <source>The login at %1 was cancelled.</source>
        <translation>已取消登录 %1。</translation>
    </message>
    <message>
        <source>The sockets of %1 need a private folder in %2, which cannot be made: %3</source>
        <translation>%1 的套接字需要在 %2 中建立一个私有文件夹，但无法建立：%3</translation>
    </message>
    <message>
        <source>The program &quot;%1&quot; cannot be started, and without it no server can be reached by SSH. Install it (Debian: openssh-client).</source>
        <translation>无法启动程序“%1”，没有它就无法通过 SSH 连接服务器。请安装它（Debian：openssh-client）。</translation>
    </message>
    <message>
        <source>The login at %1 is fine, but %2 does not answer there.</source>
        <translation>登录 %1 成功，但那里的 %2 没有应答。</translation>
    </message>
    <message>
        <source>%1 did not let us in within a reasonable time.</source>
        <translation>%1 在合理的时间内没有让我们登录。</translation>
    </message>
</context>
<context>
    <name>pennon::StateFilterBar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>显示：%1</translation>
    </message>
</context>
<context>
    <name>pennon::StatusLine</name>
    <message>
        <source>lost</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>last answer %1</source>
        <translation>最后应答 %1</translation>
    </message>
    <message>
        <source>connected by ssh</source>
        <translation>已通过 ssh 连接</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>no listener</source>
        <translation>没有监听器</translation>
    </message>
    <message>
        <source>listener %1</source>
        <translation>监听器 %1</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>listener: %1</source>
        <translation>监听器：%1</translation>
    </message>
    <message>
        <source>mail queue empty</source>
        <translation>邮件队列为空</translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) waiting</source>
        <translation>
            <numerusform>%n 封邮件等待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given up</source>
        <translation>
            <numerusform>%n 封已放弃</numerusform>
        </translation>
    </message>
    <message>
        <source>last mail %1</source>
        <translation>最近邮件 %1</translation>
    </message>
</context>
<context>
    <name>pennon::TimesEditor</name>
    <message>
        <source>Add times</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Add times to %1</source>
        <translation>向“%1”添加时间</translation>
    </message>
    <message>
        <source>Every night</source>
        <translation>每天夜里</translation>
    </message>
    <message>
        <source>At the weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>Outside office hours</source>
        <translation>非工作时间</translation>
    </message>
    <message>
        <source>Sunday night</source>
        <translation>周日凌晨</translation>
    </message>
    <message>
        <source>Once, tonight</source>
        <translation>仅今晚一次</translation>
    </message>
</context>
<context>
    <name>pennon::TrayMenu</name>
    <message>
        <source>Show log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Silence for 1 hour</source>
        <translation>静默 1 小时</translation>
    </message>
    <message>
        <source>Show in Pennon</source>
        <translation>在 Pennon 中显示</translation>
    </message>
    <message>
        <source>Turn notifications on (%1)</source>
        <translation>开启通知（%1）</translation>
    </message>
    <message>
        <source>Pause &amp;notifications</source>
        <translation>暂停通知(&amp;N)</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>直到明天</translation>
    </message>
    <message>
        <source>Until I turn them on</source>
        <translation>直到我重新开启</translation>
    </message>
    <message>
        <source>and %1 More…</source>
        <translation>另有 %1 个…</translation>
    </message>
    <message>
        <source>&amp;Open Pennon</source>
        <translation>打开 Pennon(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>pennon::TrayPresenter</name>
    <message>
        <source>Notifications could not be turned on</source>
        <translation>无法开启通知</translation>
    </message>
    <message>
        <source>Notifications could not be turned off</source>
        <translation>无法关闭通知</translation>
    </message>
</context>
<context>
    <name>pennon::Workspace</name>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Go to server %1</source>
        <translation>转到服务器 %1</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到 %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Show log of %1</source>
        <translation>显示 %1 的日志</translation>
    </message>
    <message>
        <source>No server yet</source>
        <translation>还没有服务器</translation>
    </message>
    <message>
        <source>Pennon shows what the processes of a supervisord do, on this machine or on others. Add a server by its address, or look for those of this machine.</source>
        <translation>Pennon 显示本机或其他机器上 supervisord 的进程状况。请按地址添加服务器，或查找本机上的服务器。</translation>
    </message>
    <message>
        <source>Look for servers…</source>
        <translation>查找服务器…</translation>
    </message>
</context>
</TS>
