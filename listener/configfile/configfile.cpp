// SPDX-License-Identifier: GPL-3.0-or-later
#include "configfile/configfile.h"

#include "configfile/replacefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr qint64 largestFile = qint64{1024} * 1024;
constexpr qsizetype revisionLength = 12;

Result<QByteArray> readFile(const QString &path)
{
    const auto fail = [&path](ErrorCode code, const QString &why) {
        return failure(code, QStringLiteral("%1 cannot be read: %2").arg(path, why));
    };
    const QFileInfo info(path);
    if (info.isDir())
        return fail(ErrorCode::InvalidInput, QStringLiteral("it is a folder"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const ErrorCode code = info.exists() ? ErrorCode::PermissionDenied : ErrorCode::NotFound;
        return fail(code, file.errorString());
    }
    QByteArray content = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::System, file.errorString());
    if (content.size() > largestFile)
        return fail(ErrorCode::TooLarge, QStringLiteral("it is larger than 1 MiB"));
    return content;
}

Problem problemOf(const ConfigurationChange &change, const QString &message)
{
    return {change.section, change.key, 0, message};
}

/// Nothing, or why the change cannot be made.
std::optional<Problem> make(IniDocument &document, const ConfigurationChange &change)
{
    if (change.section.isEmpty())
        return problemOf(change, QStringLiteral("a change needs a section"));
    if (!change.value) {
        const bool wasThere = change.key.isEmpty() ? document.removeSection(change.section)
                                                   : document.removeKey(change.section, change.key);
        return wasThere
                   ? std::nullopt
                   : std::optional(problemOf(change, QStringLiteral("is not there, and cannot be removed")));
    }
    Result<void> made;
    if (change.key.isEmpty()) {
        if (!document.hasSection(change.section))
            made = document.addSection(change.section);
    } else {
        const std::optional<IniDocument::Entry> entry = document.find(change.section, change.key);
        const QString value = change.value->trimmed();
        if (!entry || entry->value != value)
            made = document.setValue(change.section, change.key, value);
    }
    return made ? std::nullopt : std::optional(problemOf(change, made.error().message));
}

ReadConfiguration readDocument(const IniDocument &document)
{
    ReadConfiguration read = readConfiguration(sectionTexts(document));
    for (const IniDocument::Problem &problem : document.problems())
        read.problems.push_back({{}, {}, problem.line, problem.message});
    std::stable_sort(read.problems.begin(), read.problems.end(),
                     [](const Problem &one, const Problem &other) { return one.line < other.line; });
    return read;
}

} // namespace

ConfigFile::ConfigFile(QString path, const QByteArray &content)
    : m_path(std::move(path))
    , m_onDisk(content)
    , m_document(IniDocument::parse(content))
{}

Result<ConfigFile> ConfigFile::load(const QString &path)
{
    return readFile(path).map([&path](const QByteArray &content) { return ConfigFile(path, content); });
}

QString ConfigFile::revision() const
{
    const QByteArray hash = QCryptographicHash::hash(m_document.toText(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(revisionLength));
}

ReadConfiguration ConfigFile::read() const
{
    return readDocument(m_document);
}

Problems ConfigFile::apply(const std::vector<ConfigurationChange> &changes)
{
    Problems problems;
    IniDocument changed = m_document;
    for (const ConfigurationChange &change : changes) {
        if (std::optional<Problem> problem = make(changed, change))
            problems.push_back(std::move(*problem));
    }
    for (Problem &problem : readDocument(changed).problems) {
        if (problem.severity == Problem::Severity::Error)
            problems.push_back(std::move(problem));
    }
    if (problems.empty())
        m_document = std::move(changed);
    return problems;
}

Result<void> ConfigFile::save()
{
    const Result<QByteArray> there = readFile(m_path);
    if (there ? *there != m_onDisk : there.error().code != ErrorCode::NotFound) {
        return failure(ErrorCode::Conflict,
                       there ? QStringLiteral("%1 was changed meanwhile; nothing was written").arg(m_path)
                             : there.error().message);
    }
    const QByteArray content = m_document.toText();
    return replaceFile(m_path, content).map([&] { m_onDisk = content; });
}

QString problemLine(const QString &path, const Problem &problem)
{
    QString text = path;
    if (problem.line > 0)
        text += u':' + QString::number(problem.line);
    text += QStringLiteral(": ");
    if (problem.severity == Problem::Severity::Warning)
        text += QStringLiteral("warning: ");
    return text + describe(problem);
}

} // namespace pennon
