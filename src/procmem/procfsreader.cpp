// SPDX-License-Identifier: GPL-3.0-or-later
#include "procmem/procfsreader.h"

#include "base/systemerror.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace pennon {

namespace {

/// The whole text as one decimal number.
template <typename Number>
std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Cuts the next word off a text of words with single blanks between them.
std::string_view nextWord(std::string_view &text)
{
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

/// ROOT/PID/stat up to starttime: "PID (COMM) STATE PPID …". COMM may contain blanks and parentheses.
std::optional<ProcessEntry> parseStat(qint64 pid, std::string_view text)
{
    constexpr int fieldsBetweenParentAndStart = 17;
    const std::size_t afterName = text.rfind(')');
    if (afterName == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(std::min(afterName + 2, text.size()));
    nextWord(text);
    const auto parent = number<qint64>(nextWord(text));
    for (int skipped = 0; skipped < fieldsBetweenParentAndStart; ++skipped)
        nextWord(text);
    const auto started = number<quint64>(nextWord(text));
    if (!parent || !started)
        return std::nullopt;
    return ProcessEntry{pid, *parent, *started, 0};
}

/// The line "Pss:   1234 kB" of ROOT/PID/smaps_rollup.
std::optional<ByteSize> parsePss(std::string_view text)
{
    constexpr std::string_view key = "\nPss:";
    const std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(at + key.size());
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto kibibytes = number<qint64>(nextWord(text));
    return kibibytes ? std::optional(ByteSize{*kibibytes * 1024}) : std::nullopt;
}

} // namespace

ProcFsReader::ProcFsReader(Directory root)
    : m_root(std::move(root))
    , m_pageSize(sysconf(_SC_PAGESIZE))
{}

Result<ProcFsReader> ProcFsReader::open(const QString &root)
{
    Directory directory(opendir(QFile::encodeName(root).constData()));
    if (!directory) {
        const int reason = errno;
        return failure(
            fileErrorCode(reason),
            QStringLiteral("cannot read the process table in %1: %2; memory cannot be measured without it")
                .arg(root, QString::fromLocal8Bit(std::strerror(reason))),
            reason);
    }
    return ProcFsReader(std::move(directory));
}

std::optional<ByteSize> ProcFsReader::resident(qint64 pid)
{
    std::string_view text = read(pid, "/statm");
    nextWord(text);
    const auto pages = number<qint64>(nextWord(text));
    return pages ? std::optional(ByteSize{*pages * m_pageSize}) : std::nullopt;
}

std::optional<ByteSize> ProcFsReader::proportional(qint64 pid)
{
    return parsePss(read(pid, "/smaps_rollup"));
}

std::vector<ProcessEntry> ProcFsReader::table(std::size_t expected)
{
    std::vector<ProcessEntry> table;
    table.reserve(expected);
    while (const dirent *const item = readdir(m_root.get())) {
        const auto pid = number<qint64>(std::string_view(&item->d_name[0]));
        if (!pid)
            continue;
        if (const std::optional<ProcessEntry> entry = parseStat(*pid, read(*pid, "/stat")))
            table.push_back(*entry);
    }
    return table;
}

std::string_view ProcFsReader::read(qint64 pid, std::string_view file)
{
    std::array<char, 32> path{};
    char *const end = std::to_chars(path.data(), path.data() + path.size() - file.size() - 1, pid).ptr;
    std::copy(file.begin(), file.end(), end);

    const int descriptor = openat(dirfd(m_root.get()), path.data(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return {};
    ssize_t length = 0;
    do {
        length = ::read(descriptor, m_buffer.data(), m_buffer.size());
    } while (length < 0 && errno == EINTR);
    close(descriptor);
    return {m_buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
}

} // namespace pennon
