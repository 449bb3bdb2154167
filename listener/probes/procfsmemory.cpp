// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/procfsmemory.h"

#include "probes/processtree.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

namespace pennon {

namespace {

struct CloseDirectory
{
    void operator()(DIR *directory) const { closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

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

/// Reads the small files of one process file system; the buffer is used for all of them.
class Reader
{
public:
    explicit Reader(int root)
        : m_root(root)
    {}

    /// Resident pages are the second number of statm. It is exact where stat's is an estimate (Linux 6.16 and
    /// later).
    std::optional<ByteSize> resident(qint64 pid)
    {
        std::string_view text = read(pid, "/statm");
        nextWord(text);
        const auto pages = number<qint64>(nextWord(text));
        return pages ? std::optional(ByteSize{*pages * m_pageSize}) : std::nullopt;
    }

    std::optional<ProcessEntry> entry(qint64 pid) { return parseStat(pid, read(pid, "/stat")); }

private:
    /// Empty if the file cannot be read.
    std::string_view read(qint64 pid, std::string_view file)
    {
        std::array<char, 32> path{};
        char *const end = std::to_chars(path.data(), path.data() + path.size() - file.size() - 1, pid).ptr;
        std::copy(file.begin(), file.end(), end);

        const int descriptor = openat(m_root, path.data(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
        if (descriptor < 0)
            return {};
        ssize_t length = 0;
        do {
            length = ::read(descriptor, m_buffer.data(), m_buffer.size());
        } while (length < 0 && errno == EINTR);
        close(descriptor);
        return {m_buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
    }

    int m_root;
    qint64 m_pageSize = sysconf(_SC_PAGESIZE);
    std::array<char, 1024> m_buffer{}; ///< the fields needed are within the first 500 bytes
};

std::vector<ProcessEntry> readTable(DIR *root, Reader &reader, std::size_t expected)
{
    std::vector<ProcessEntry> table;
    table.reserve(expected);
    while (const dirent *const item = readdir(root)) {
        const auto pid = number<qint64>(std::string_view(&item->d_name[0]));
        if (!pid)
            continue;
        if (const std::optional<ProcessEntry> entry = reader.entry(*pid))
            table.push_back(*entry);
    }
    return table;
}

Result<MemoryReadings> readMemory(const QString &root, const std::vector<qint64> &pids, bool trees)
{
    const Directory directory(opendir(QFile::encodeName(root).constData()));
    if (!directory) {
        const int reason = errno;
        return failure(
            reason == EACCES   ? ErrorCode::PermissionDenied
            : reason == ENOENT ? ErrorCode::NotFound
                               : ErrorCode::System,
            QStringLiteral("cannot read the process table in %1: %2; memory cannot be measured without it")
                .arg(root, QString::fromLocal8Bit(std::strerror(reason))),
            reason);
    }

    Reader reader(dirfd(directory.get()));
    if (trees) {
        return sumTrees(readTable(directory.get(), reader, pids.size() * 2 + 256), pids,
                        [&reader](const ProcessEntry &entry) { return reader.resident(entry.pid); });
    }
    MemoryReadings readings;
    readings.reserve(static_cast<qsizetype>(pids.size()));
    for (const qint64 pid : pids) {
        if (const std::optional<ByteSize> resident = reader.resident(pid))
            readings.insert(pid, *resident);
    }
    return readings;
}

} // namespace

ProcFsMemory::ProcFsMemory(QString procRoot)
    : m_root(std::move(procRoot))
{}

QFuture<Result<MemoryReadings>> ProcFsMemory::measure(std::vector<qint64> pids, bool trees)
{
    return QtFuture::makeReadyFuture(readMemory(m_root, pids, trees));
}

} // namespace pennon
