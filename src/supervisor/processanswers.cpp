// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervisor/processanswers.h"

#include "supervisor/xmlrpc.h"
#include "supervisor/xmlscanner.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <limits>
#include <optional>

namespace pennon {

using Token = XmlScanner::Token;

namespace {

/// Those up to Now have to be there. Those from SpawnError on are read of a single process only.
enum Member : std::size_t {
    Name,
    Group,
    Pid,
    State,
    Start,
    Now,
    Stop,
    ExitStatus,
    SpawnError,
    Description,
    StdoutLog,
    StderrLog,
    MemberCount,
};
constexpr std::size_t neededCount = Stop;
constexpr std::array<QByteArrayView, MemberCount> memberNames = {
    "name", "group",      "pid",      "state",       "start",          "now",
    "stop", "exitstatus", "spawnerr", "description", "stdout_logfile", "stderr_logfile"};

enum class Detail { Short, Full };

bool isText(Member member)
{
    return member == Name || member == Group || member >= SpawnError;
}

QString &textOf(Member member, ProcessInfo &info)
{
    switch (member) {
    case Name:
        return info.name.name;
    case Group:
        return info.name.group;
    case SpawnError:
        return info.spawnError;
    case Description:
        return info.description;
    case StdoutLog:
        return info.stdoutLog;
    default:
        return info.stderrLog;
    }
}

ProcessState toState(qint64 number)
{
    switch (const auto state = static_cast<ProcessState>(number)) {
    case ProcessState::Stopped:
    case ProcessState::Starting:
    case ProcessState::Running:
    case ProcessState::Backoff:
    case ProcessState::Stopping:
    case ProcessState::Exited:
    case ProcessState::Fatal:
    case ProcessState::Unknown:
        return state;
    }
    return ProcessState::Unknown;
}

/// Reads one process's struct. Each function returns false where the answer is bad; error() then says why.
class ProcessReader
{
public:
    ProcessReader(XmlScanner &scanner, Detail detail)
        : m_scanner(scanner)
        , m_wanted(detail == Detail::Full ? memberNames.end() : memberNames.begin() + SpawnError)
    {}

    /// After the start tag of a value; reads up to and with its end tag.
    bool read(ProcessInfo &info)
    {
        if (!start("struct"))
            return false;
        std::bitset<MemberCount> seen;
        Token token = m_scanner.nextTag();
        for (; token == Token::Start && m_scanner.name() == "member"; token = m_scanner.nextTag()) {
            if (!start("name") || !text(m_scanner.next()))
                return false;
            const auto *const found = std::find(memberNames.begin(), m_wanted, m_text);
            if (!start("value"))
                return false;
            if (found == m_wanted) {
                if (!m_scanner.skipElement() || !end())
                    return false;
                continue;
            }
            const auto member = static_cast<Member>(found - memberNames.begin());
            if (!value(member, info) || !end())
                return false;
            seen.set(member);
        }
        if (token != Token::End)
            return fail(QStringLiteral("a process is described by something else than members"));
        for (std::size_t member = 0; member < neededCount; ++member) {
            if (!seen.test(member)) {
                return fail(QStringLiteral("a process lacks \"%1\"").arg(QLatin1String(memberNames[member])),
                            member);
            }
        }
        return end();
    }

    bool start(QByteArrayView name)
    {
        return (m_scanner.nextTag() == Token::Start && m_scanner.name() == name) ||
               fail(QStringLiteral("<%1> is missing").arg(QLatin1String(name)));
    }

    bool end()
    {
        return m_scanner.nextTag() == Token::End || fail(QStringLiteral("there is more than was expected"));
    }

    bool fail(const QString &why, std::optional<std::size_t> member = std::nullopt)
    {
        if (!m_error) {
            m_error = xmlrpc::protocolError(m_scanner, why);
            if (member)
                m_error->field = QLatin1String(memberNames[*member]);
        }
        return false;
    }

    [[nodiscard]] Error error()
    {
        fail(QStringLiteral("it is no list of processes"));
        return *m_error;
    }

private:
    /// Reads text, of which the first token was read, up to and with the end tag into m_text, which stays
    /// good until the next call. Most texts are one plain piece and are not copied.
    bool text(Token token)
    {
        m_text = {};
        if (token == Token::Text) {
            m_text = m_scanner.rawText();
            bool copied = false;
            if (m_scanner.hasReferences()) {
                copied = true;
                m_buffer.clear();
                m_scanner.appendText(m_buffer);
            }
            while ((token = m_scanner.next()) == Token::Text) {
                if (!copied)
                    m_buffer = m_text.toByteArray();
                copied = true;
                m_scanner.appendText(m_buffer);
            }
            if (copied)
                m_text = m_buffer;
        }
        return token == Token::End || fail(QStringLiteral("there is a tag where text was expected"));
    }

    /// After the start tag of a needed member's value; reads up to and with its end tag.
    bool value(Member member, ProcessInfo &info)
    {
        Token token = m_scanner.next();
        if (token == Token::Text && m_scanner.isBlank())
            token = m_scanner.next();
        const bool typed = token == Token::Start;
        const QByteArrayView type = typed ? m_scanner.name() : QByteArrayView("string");
        const bool fits = isText(member) ? type == "string" : type == "int" || type == "i4" || type == "i8";
        if (!fits || token == Token::Bad)
            return wrongType(member);
        if (!text(typed ? m_scanner.next() : token))
            return false;
        if (isText(member)) {
            textOf(member, info) = QString::fromUtf8(m_text);
            return !typed || end();
        }
        const Result<qint64> number = xmlrpc::parseInteger(m_text);
        constexpr int most = std::numeric_limits<int>::max();
        const bool inRange = number && *number >= (member == ExitStatus ? -most : 0) &&
                             (member != ExitStatus || *number <= most);
        if (!inRange)
            return wrongType(member);
        switch (member) {
        case Pid:
            info.pid = *number;
            break;
        case State:
            info.state = toState(*number);
            break;
        case Start:
            info.start = *number;
            break;
        case Stop:
            info.stop = *number;
            break;
        case ExitStatus:
            info.exitStatus = static_cast<int>(*number);
            break;
        default:
            info.now = *number;
            break;
        }
        return end();
    }

    bool wrongType(Member member)
    {
        return fail(
            QStringLiteral("\"%1\" of a process has no usable value").arg(QLatin1String(memberNames[member])),
            member);
    }

    XmlScanner &m_scanner;
    decltype(memberNames)::const_iterator m_wanted; ///< where those that are not read begin
    QByteArrayView m_text;
    QByteArray m_buffer;
    std::optional<Error> m_error;
};

bool readList(XmlScanner &scanner, ProcessReader &reader, std::vector<ProcessInfo> &list)
{
    if (!reader.start("array") || !reader.start("data"))
        return false;
    Token token = scanner.nextTag();
    for (; token == Token::Start && scanner.name() == "value"; token = scanner.nextTag()) {
        if (!reader.read(list.emplace_back()))
            return false;
    }
    return token == Token::End && reader.end() && reader.end(); // data was read: array, value
}

Result<std::vector<ProcessInfo>> decodeList(QByteArrayView body, Detail detail)
{
    XmlScanner scanner(body);
    if (const auto opened = xmlrpc::openResponse(scanner); !opened)
        return tl::unexpected(opened.error());
    constexpr qsizetype usualSize = 1200;
    std::vector<ProcessInfo> list;
    list.reserve(static_cast<std::size_t>(body.size() / usualSize + 1));
    ProcessReader reader(scanner, detail);
    if (!readList(scanner, reader, list))
        return tl::unexpected(reader.error());
    const auto closed = xmlrpc::closeResponse(scanner);
    return closed ? Result<std::vector<ProcessInfo>>(std::move(list)) : tl::unexpected(closed.error());
}

} // namespace

Result<std::vector<ProcessInfo>> decodeProcessList(QByteArrayView body)
{
    return decodeList(body, Detail::Short);
}

Result<std::vector<ProcessInfo>> decodeProcessDetails(QByteArrayView body)
{
    return decodeList(body, Detail::Full);
}

Result<ProcessInfo> decodeProcess(QByteArrayView body)
{
    XmlScanner scanner(body);
    if (const auto opened = xmlrpc::openResponse(scanner); !opened)
        return tl::unexpected(opened.error());
    ProcessInfo info;
    ProcessReader reader(scanner, Detail::Full);
    if (!reader.read(info))
        return tl::unexpected(reader.error());
    const auto closed = xmlrpc::closeResponse(scanner);
    return closed ? Result<ProcessInfo>(std::move(info)) : tl::unexpected(closed.error());
}

} // namespace pennon
