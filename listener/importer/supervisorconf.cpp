// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/supervisorconf.h"

#include "base/inidocument.h"
#include "importer/expansion.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <utility>

namespace pennon {

namespace {

constexpr QLatin1String includeName("include");

class Loader final
{
public:
    Loader(const Environment &environment, const ConfFiles &files)
        : m_environment(environment)
        , m_files(files)
    {}

    SupervisorConf load(const QString &path)
    {
        const Result<QByteArray> text = m_files.read(path);
        if (!text) {
            problem({path, 0}, text.error().message);
            return std::move(m_conf);
        }
        m_conf.isRead = true;
        merge(path, *text);
        if (const ConfSection *include = m_conf.find(QString(includeName)))
            follow(ConfSection(*include), path);
        takeDefaultsOver();
        return std::move(m_conf);
    }

private:
    void problem(const ConfPlace &place, const QString &sentence)
    {
        m_conf.problems += place.text() + QStringLiteral(": ") + sentence;
    }

    static QString folderOf(const QString &path) { return QFileInfo(path).absolutePath(); }

    void merge(const QString &path, const QByteArray &text)
    {
        const IniDocument document = IniDocument::parse(text);
        for (const IniDocument::Problem &found : document.problems())
            problem({path, found.line}, found.message);
        const QString here = folderOf(path);
        for (const IniDocument::Section &part : document.sections()) {
            auto section = std::find_if(m_conf.sections.begin(), m_conf.sections.end(),
                                        [&part](const ConfSection &one) { return one.name == part.name; });
            if (section == m_conf.sections.end()) {
                m_conf.sections.push_back({part.name, {path, part.line}, {}});
                section = m_conf.sections.end() - 1;
            }
            for (const IniDocument::Entry &entry : part.entries) {
                QString value = entry.value;
                value.replace(QStringLiteral("%(here)s"), here);
                section->entries[entry.key.toLower()] = {value, {path, entry.line}};
            }
        }
    }

    void follow(const ConfSection &include, const QString &path)
    {
        const ConfEntry *files = include.find(QStringLiteral("files"));
        if (!files) {
            problem(include.place, QStringLiteral("[include] has no files="));
            return;
        }
        const Expansions expansions{{{QStringLiteral("here"), folderOf(path)},
                                     {QStringLiteral("host_node_name"), QSysInfo::machineHostName()}},
                                    {},
                                    m_environment};
        const Result<QString> expanded = expand(files->value, expansions);
        if (!expanded) {
            problem(files->place, QStringLiteral("files: ") + expanded.error().message);
            return;
        }
        static const QRegularExpression blanks(QStringLiteral("\\s+"));
        for (const QString &pattern : expanded->split(blanks, Qt::SkipEmptyParts)) {
            const QString whole =
                pattern.startsWith(u'/') ? pattern : QString(folderOf(path) + u'/' + pattern);
            const QStringList matches = m_files.matching(whole);
            if (matches.isEmpty())
                problem(files->place, QStringLiteral("no file matches the include %1").arg(whole));
            for (const QString &match : matches)
                includeFile(match, files->place);
        }
    }

    void includeFile(const QString &path, const ConfPlace &from)
    {
        const Result<QByteArray> text = m_files.read(path);
        if (!text) {
            problem(
                from,
                QStringLiteral("the included file %1 is passed over: %2").arg(path, text.error().message));
            return;
        }
        const IniDocument document = IniDocument::parse(*text);
        for (const IniDocument::Section &section : document.sections()) {
            if (section.name == includeName) {
                problem({path, section.line},
                        QStringLiteral(
                            "an [include] in an included file is not followed, by supervisord neither"));
            }
        }
        merge(path, *text);
    }

    /// Keys of [DEFAULT] are keys of every section: a thing of Python's configparser.
    void takeDefaultsOver()
    {
        const auto defaults =
            std::find_if(m_conf.sections.begin(), m_conf.sections.end(),
                         [](const ConfSection &one) { return one.name == QLatin1String("DEFAULT"); });
        if (defaults == m_conf.sections.end())
            return;
        const std::map<QString, ConfEntry> entries = defaults->entries;
        m_conf.sections.erase(defaults);
        for (ConfSection &section : m_conf.sections)
            section.entries.insert(entries.begin(), entries.end());
    }

    const Environment &m_environment;
    const ConfFiles &m_files;
    SupervisorConf m_conf;
};

} // namespace

QString ConfPlace::text() const
{
    return line > 0 ? QString(file + u':' + QString::number(line)) : file;
}

const ConfEntry *ConfSection::find(const QString &key) const
{
    const auto found = entries.find(key);
    return found == entries.end() ? nullptr : &found->second;
}

const ConfSection *SupervisorConf::find(const QString &name) const
{
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&name](const ConfSection &section) { return section.name == name; });
    return found == sections.end() ? nullptr : &*found;
}

SupervisorConf readSupervisorConf(const QString &path, const Environment &environment, const ConfFiles &files)
{
    return Loader(environment, files).load(path);
}

} // namespace pennon
