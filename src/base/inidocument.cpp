// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inidocument.h"

#include "base/iniline.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <ranges>
#include <utility>

namespace pennon {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

QString sectionHeader(const QString &name)
{
    return u'[' + name + u']';
}

QString continuation(const QString &indent, const QString &value)
{
    return value.isEmpty() ? QString() : QString(indent + value);
}

/// `key = old ; comment` with another value.
QString withFirstValue(const QString &line, const QString &value)
{
    const IniLine parts = scanIniLine(line);
    const IniPair pair = scanIniPair(parts.textOf(line));
    QString head = line.first(parts.begin + pair.valueBegin);
    if (head.endsWith(u'=') && pair.keyEnd > 0 && isIniSpace(head[parts.begin + pair.keyEnd]))
        head += u' '; // there was no value, but a blank before the sign
    return head + value + QStringView(line).sliced(parts.end);
}

QString withContinuation(const QString &line, const QString &indent, const QString &value)
{
    const IniLine parts = scanIniLine(line);
    if (parts.kind == IniLine::Kind::Blank)
        return value.isEmpty() ? line : continuation(indent, value);
    return line.first(parts.begin) + value + QStringView(line).sliced(parts.end);
}

/// What remains when the value goes: the comment at its place, or nothing.
QString withoutValue(const QString &line)
{
    const IniLine parts = scanIniLine(line);
    const QStringView comment = QStringView(line).sliced(parts.end).trimmed();
    return comment.isEmpty() ? QString() : QString(line.first(parts.begin) + comment);
}

tl::unexpected<Error> cannotBeWritten(const QString &what)
{
    return failure(ErrorCode::InvalidInput,
                   QStringLiteral("%1 cannot be written in a configuration file").arg(what));
}

} // namespace

/// The state while lines are read, one after the other.
struct IniDocument::Reader
{
    IniDocument &document;
    int number = 0;                          ///< of the line, from 1
    enum class Place { Top, Section, Lost }; ///< Lost: behind brackets that cannot be read
    Place place = Place::Top;
    bool inEntry = false;
    qsizetype indent = 0;      ///< of the key that the next lines may continue
    std::vector<int> blanks{}; ///< empty lines that belong to the value if it goes on behind them

    void problem(const QString &message) { document.m_problems.push_back({number, message}); }

    [[nodiscard]] QString decode(const QByteArray &bytes)
    {
        QStringDecoder decoder(QStringDecoder::Utf8,
                               QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        QString text = decoder(bytes);
        if (decoder.hasError())
            problem(QStringLiteral("not UTF-8; save the file as UTF-8"));
        if (text.contains(QChar(u'\0')))
            problem(QStringLiteral("a NUL byte; this is no text file, or it is damaged"));
        return text;
    }

    void take(const QByteArray &bytes)
    {
        ++number;
        const QString line = decode(bytes);
        const IniLine parts = scanIniLine(line);
        if (parts.kind == IniLine::Kind::Blank && inEntry)
            blanks.push_back(number);
        if (parts.kind != IniLine::Kind::Text)
            return;
        const QStringView text = parts.textOf(line);
        if (inEntry && parts.begin > indent) {
            continueEntry(text);
        } else {
            begin(text, parts.begin);
        }
    }

    void continueEntry(QStringView text)
    {
        Entry &entry = document.m_sections.back().entries.back();
        for (const int blank : std::exchange(blanks, {})) {
            entry.value += u'\n';
            entry.lines.push_back(blank);
        }
        entry.value += u'\n' + text;
        entry.lines.push_back(number);
    }

    void begin(QStringView text, qsizetype at)
    {
        indent = at;
        blanks.clear();
        if (text.front() == u'[') {
            beginSection(text);
            return;
        }
        const IniPair pair = scanIniPair(text);
        if (pair.keyEnd == 0) {
            inEntry = false;
            problem(pair.valueBegin == 0
                        ? QStringLiteral("neither [section] nor key = value; a comment starts with ; or #")
                        : QStringLiteral("no key before the sign"));
        } else if (place == Place::Lost) {
            inEntry = false;
        } else if (place == Place::Top) {
            problem(QStringLiteral("text before the first [section]"));
        } else {
            inEntry = true;
            document.m_sections.back().entries.push_back({text.first(pair.keyEnd).toString(),
                                                          text.sliced(pair.valueBegin).toString(),
                                                          number,
                                                          {number}});
        }
    }

    void beginSection(QStringView text)
    {
        inEntry = false;
        const qsizetype close = text.lastIndexOf(u']');
        if (close < 2) {
            place = Place::Lost;
            problem(close < 0 ? QStringLiteral("the bracket of this [section] is not closed")
                              : QStringLiteral("a [section] without a name"));
            return;
        }
        if (close + 1 < text.size())
            problem(QStringLiteral("text behind the bracket of a [section]"));
        place = Place::Section;
        document.m_sections.push_back({text.sliced(1, close - 1).toString(), number, {}});
    }
};

const IniDocument::Entry *IniDocument::Section::find(QStringView key) const
{
    const auto found = std::find_if(entries.rbegin(), entries.rend(), [key](const Entry &entry) {
        return QStringView(entry.key).compare(key, Qt::CaseInsensitive) == 0;
    });
    return found == entries.rend() ? nullptr : &*found;
}

IniDocument IniDocument::parse(const QByteArray &text)
{
    IniDocument document;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r')
            ++end;
        qsizetype next = qMin(end + 1, text.size());
        if (next < text.size() && text[end] == '\r' && text[next] == '\n')
            ++next;
        document.m_lines.push_back({text.sliced(at, end - at), text.sliced(end, next - end)});
        at = next;
    }
    document.read();
    return document;
}

void IniDocument::read()
{
    m_sections.clear();
    m_problems.clear();
    Reader reader{*this};
    for (const Line &line : m_lines) {
        const bool marked = reader.number == 0 && line.bytes.startsWith(byteOrderMark);
        reader.take(marked ? line.bytes.sliced(byteOrderMark.size()) : line.bytes);
    }
}

QByteArray IniDocument::toText() const
{
    QByteArray text;
    for (const Line &line : m_lines) {
        text += line.bytes;
        text += line.end;
    }
    return text;
}

bool IniDocument::hasSection(QStringView name) const
{
    return std::any_of(m_sections.begin(), m_sections.end(),
                       [name](const Section &section) { return section.name == name; });
}

std::optional<IniDocument::Entry> IniDocument::find(QStringView section, QStringView key) const
{
    std::optional<Entry> last;
    for (const Section &part : m_sections) {
        const Entry *entry = part.name == section ? part.find(key) : nullptr;
        if (entry)
            last = *entry;
    }
    return last;
}

QByteArray IniDocument::lineEnd() const
{
    return m_lines.empty() || m_lines.front().end.isEmpty() ? QByteArrayLiteral("\n") : m_lines.front().end;
}

void IniDocument::insertLine(std::size_t index, const QString &text)
{
    Line line{text.toUtf8(), lineEnd()};
    if (index == m_lines.size() && index > 0 && m_lines.back().end.isEmpty())
        std::swap(m_lines.back().end, line.end);
    m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(index), std::move(line));
}

/// Puts the values in the place of the old ones, line by line, with the indentation and the comment of each.
/// Where there are fewer now, what remains of a line is its comment.
void IniDocument::rewriteEntry(const Entry &entry, const QStringList &values)
{
    const auto old = static_cast<qsizetype>(entry.lines.size());
    const auto indexOf = [&entry](qsizetype i) {
        return static_cast<std::size_t>(entry.lines[static_cast<std::size_t>(i)]) - 1;
    };
    QString indent = QStringLiteral("    ");
    if (old > 1) {
        const QString last = QString::fromUtf8(m_lines[indexOf(old - 1)].bytes);
        indent = last.first(scanIniLine(last).begin);
    }
    for (qsizetype i = values.size() - 1; i >= old; --i)
        insertLine(indexOf(old - 1) + 1, continuation(indent, values[i]));
    for (qsizetype i = old - 1; i >= 0; --i) {
        QByteArray &bytes = m_lines[indexOf(i)].bytes;
        const QString line = QString::fromUtf8(bytes);
        if (i == 0) {
            bytes = withFirstValue(line, values.front()).toUtf8();
        } else if (i < values.size()) {
            bytes = withContinuation(line, indent, values[i]).toUtf8();
        } else if (const QString comment = withoutValue(line); !comment.isEmpty()) {
            bytes = comment.toUtf8();
        } else {
            m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(indexOf(i)));
        }
    }
}

/// Behind the last entry of the section's last part that has one, else right below the brackets.
void IniDocument::insertEntry(const QString &section, const QString &key, const QStringList &values)
{
    int after = 0;
    QString head;
    QString sign = QStringLiteral(" = ");
    for (const Section &part : m_sections) {
        if (part.name != section || (part.entries.empty() && after > 0))
            continue;
        after = part.line;
        if (part.entries.empty())
            continue;
        const Entry &last = part.entries.back();
        const QString line = QString::fromUtf8(m_lines[static_cast<std::size_t>(last.line) - 1].bytes);
        const IniLine parts = scanIniLine(line);
        const IniPair pair = scanIniPair(parts.textOf(line));
        after = last.lines.back();
        head = line.first(parts.begin);
        sign = line.sliced(parts.begin + pair.keyEnd, pair.valueBegin - pair.keyEnd);
    }
    for (qsizetype i = values.size() - 1; i > 0; --i)
        insertLine(static_cast<std::size_t>(after), continuation(head + QStringLiteral("    "), values[i]));
    QString first = head + key + sign + values.front();
    while (first.endsWith(u' '))
        first.chop(1);
    insertLine(static_cast<std::size_t>(after), first);
}

void IniDocument::appendSection(const QString &section)
{
    if (!m_lines.empty() && !m_lines.back().bytes.isEmpty())
        insertLine(m_lines.size(), QString());
    insertLine(m_lines.size(), sectionHeader(section));
}

Result<void> IniDocument::setValue(const QString &section, const QString &key, const QString &value)
{
    IniDocument changed = *this;
    if (!changed.hasSection(section)) {
        if (auto added = changed.addSection(section); !added)
            return added;
    }
    const QStringList values = value.split(u'\n');
    if (const auto entry = changed.find(section, key)) {
        changed.rewriteEntry(*entry, values);
    } else {
        changed.insertEntry(section, key, values);
    }
    changed = parse(changed.toText());
    const auto written = changed.find(section, key);
    if (!written || written->value != value || changed.m_problems.size() != m_problems.size())
        return cannotBeWritten(QStringLiteral("this value of %1").arg(key));
    *this = std::move(changed);
    return {};
}

Result<void> IniDocument::addSection(const QString &section)
{
    if (hasSection(section))
        return failure(ErrorCode::InvalidInput, QStringLiteral("there is a section [%1]").arg(section));
    IniDocument changed = *this;
    changed.appendSection(section);
    changed = parse(changed.toText());
    if (!changed.hasSection(section) || changed.m_problems.size() != m_problems.size() ||
        changed.m_sections.size() != m_sections.size() + 1) {
        return cannotBeWritten(QStringLiteral("this name of a section"));
    }
    *this = std::move(changed);
    return {};
}

void IniDocument::removeLines(const std::vector<std::pair<std::size_t, std::size_t>> &ranges)
{
    for (const auto &[begin, end] : ranges | std::views::reverse) {
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(begin),
                      m_lines.begin() + static_cast<std::ptrdiff_t>(end));
    }
    read();
}

bool IniDocument::removeKey(QStringView section, QStringView key)
{
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (const Section &part : m_sections) {
        if (part.name != section)
            continue;
        for (const Entry &entry : part.entries) {
            if (QStringView(entry.key).compare(key, Qt::CaseInsensitive) != 0)
                continue;
            for (const int line : entry.lines)
                ranges.emplace_back(line - 1, line);
        }
    }
    removeLines(ranges);
    return !ranges.empty();
}

bool IniDocument::removeSection(QStringView section)
{
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i].name != section)
            continue;
        const auto begin = static_cast<std::size_t>(m_sections[i].line) - 1;
        std::size_t end = m_lines.size();
        if (i + 1 < m_sections.size()) {
            end = static_cast<std::size_t>(m_sections[i + 1].line) - 1;
            while (end > begin + 1 &&
                   scanIniLine(QString::fromUtf8(m_lines[end - 1].bytes)).kind == IniLine::Kind::Comment)
                --end;
        }
        ranges.emplace_back(begin, end);
    }
    removeLines(ranges);
    return !ranges.empty();
}

} // namespace pennon
