<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Send a test mail as --config FILE says, tell the mail server&apos;s answer, and exit.</source>
        <translation>按 --config FILE 发送一封测试邮件，显示邮件服务器的答复，然后退出。</translation>
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
        <source>sends one mail through each configured transport</source>
        <translation>通过每个已配置的发送方式各发送一封邮件</translation>
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
    <name>pennon::AxisTicks</name>
    <message>
        <source>MMM d</source>
        <extracomment>a day on an axis of time, as QDate::toString has it</extracomment>
        <translation>M月d日</translation>
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
</TS>
