// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/inidocument.h"
#include "importer/importer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace pennon;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Everything but one key of one section.
std::vector<IniDocument::Section> without(const IniDocument &document, const QString &section,
                                          const QString &key)
{
    std::vector<IniDocument::Section> rest;
    for (IniDocument::Section one : document.sections()) {
        one.line = 0;
        std::erase_if(one.entries, [&](const IniDocument::Entry &entry) {
            return one.name == section && entry.key.compare(key, Qt::CaseInsensitive) == 0;
        });
        for (IniDocument::Entry &entry : one.entries) {
            entry.line = 0;
            entry.lines.clear();
        }
        rest.push_back(one);
    }
    return rest;
}

void edit(const IniDocument &document, const QString &section, const QString &key, const QString &value)
{
    IniDocument changed = document;
    if (changed.setValue(section, key, value)) {
        require(changed.find(section, key)->value == value);
        if (document.hasSection(section))
            require(without(changed, section, key) == without(document, section, key));
    } else {
        require(changed.toText() == document.toText());
    }
    require(IniDocument::parse(changed.toText()).sections() == changed.sections());
    if (changed.removeKey(section, key))
        require(!changed.find(section, key));
    if (changed.removeSection(section))
        require(!changed.hasSection(section));
}

void checkDocument(const QByteArray &text)
{
    const IniDocument document = IniDocument::parse(text);
    require(document.toText() == text);
    int edits = 0;
    for (const IniDocument::Section &section : document.sections()) {
        if (++edits > 4)
            return;
        edit(document, section.name, QStringLiteral("k"), QStringLiteral("v\nw"));
        if (section.entries.empty())
            continue;
        // Another value of the same file, and a plain one.
        edit(document, section.name, section.entries.front().key, document.sections().back().name);
        edit(document, section.name, section.entries.back().key, section.entries.front().value);
    }
}

void checkImport(const QByteArray &text, const QByteArray &included)
{
    ConfFiles files;
    files.read = [&](const QString &path) -> Result<QByteArray> {
        return path == QLatin1String("/s/main.conf") ? text : included;
    };
    files.matching = [](const QString &pattern) {
        return pattern.endsWith(u'x') ? QStringList() : QStringList(QStringLiteral("/s/included.conf"));
    };
    const Environment environment = [](const char *) -> std::optional<QString> {
        return QStringLiteral("e");
    };
    const ImportResult result = importSupervisorConf(QStringLiteral("/s/main.conf"), environment, files);
    require(result.isSomethingImported() || !result.report.isEmpty());
    require(IniDocument::parse(result.configuration.toUtf8()).problems().empty());
}

} // namespace

/// A file, and behind the first NUL byte one that it may include.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    checkDocument(input);
    const qsizetype cut = input.indexOf('\0');
    checkImport(cut < 0 ? input : input.first(cut), cut < 0 ? QByteArray() : input.sliced(cut + 1));
    return 0;
}
