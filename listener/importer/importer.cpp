// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/importer.h"

#include "importer/conftext.h"
#include "importer/importedmail.h"
#include "importer/importedsection.h"
#include "importer/supervisorconf.h"

#include <algorithm>
#include <variant>

namespace pennon {

namespace {

class Import final
{
public:
    Import(const QString &path, const Environment &environment, const ConfFiles &files)
        : m_path(path)
        , m_environment(environment)
        , m_conf(readSupervisorConf(path, environment, files))
    {
        m_result.report = m_conf.problems;
    }

    ImportResult run()
    {
        if (!m_conf.isRead)
            return std::move(m_result);
        findListeners();
        findPrograms();
        importTools();
        if (std::none_of(m_sections.begin(), m_sections.end(),
                         [](const ImportedSection &one) { return one.section.has_value(); })) {
            reportSections();
            m_result.report += QStringLiteral("%1: no [eventlistener:…] that runs httpok, memmon, crashmail, "
                                              "crashmailbatch, fatalmailbatch or crashsms could be imported")
                                   .arg(m_path);
            return std::move(m_result);
        }
        write();
        return std::move(m_result);
    }

private:
    struct Candidate
    {
        ListenerSection listener;
        ToolCommand command;
    };

    void problem(const ConfPlace &place, const QString &sentence)
    {
        m_result.report += place.text() + QStringLiteral(": ") + sentence;
    }

    void findListeners()
    {
        ListenerSections found = listenerSections(m_conf, m_environment);
        m_result.report += found.problems;
        for (ListenerSection &listener : found.listeners) {
            const auto tool = findTool(listener.command);
            if (!tool) {
                problem(listener.commandPlace,
                        QStringLiteral("[eventlistener:%1] %2").arg(listener.name, tool.error().message));
            }
            if (tool && *tool) {
                m_candidates.push_back({std::move(listener), **tool});
            } else if (auto others = ProcessPattern::parse(QString(listener.name + QStringLiteral(":*")))) {
                m_others.push_back(*std::move(others));
            }
        }
    }

    void findPrograms()
    {
        for (const ConfSection &section : m_conf.sections) {
            const ConfEntry *command = section.find(QStringLiteral("command"));
            if (command == nullptr || !section.name.startsWith(QStringLiteral("program:")))
                continue;
            const auto tool = splitCommand(command->value).and_then(findTool);
            if (tool && *tool) {
                problem(command->place,
                        QStringLiteral("[%1] runs %2 as a program; it works in an [eventlistener:…] only, "
                                       "so this is not imported")
                            .arg(section.name, (*tool)->tool));
            }
        }
    }

    void importTools()
    {
        for (const Candidate &one : m_candidates) {
            const auto rules = readRules(one.command, one.listener.variables, m_environment);
            if (!rules) {
                problem(one.listener.commandPlace,
                        QStringLiteral("[eventlistener:%1] %2: %3; not imported")
                            .arg(one.listener.name, one.command.tool, rules.error().message));
                continue;
            }
            m_sections.push_back(importSection(one.listener, one.command.tool, *rules, m_others));
            for (const auto &[name, value] : one.command.variables)
                m_sections.back().listener.variables.emplace(name, value);
        }
        applyLowestLimits(m_sections);
    }

    void reportSections()
    {
        for (const ImportedSection &section : m_sections) {
            for (const QString &note : section.notes) {
                problem(section.listener.commandPlace,
                        QStringLiteral("[eventlistener:%1] %2").arg(section.listener.name, note));
            }
        }
    }

    void write()
    {
        // Where two sections mean the same process the first one counts, so what only says goes last.
        std::stable_partition(m_sections.begin(), m_sections.end(), [](const ImportedSection &one) {
            return one.section && !std::visit([](const auto &some) { return some.dryRun; }, *one.section);
        });
        ConfText text;
        text.origin = m_path;
        const ImportedMail mail = importMail(m_sections);
        text.mail = mail.settings;
        text.mailNotes = mail.notes;
        text.listenerNotes = importLogin(m_sections, text.listener);
        text.sections = m_sections;
        text.problems = m_result.report;
        reportSections();
        m_result.report += text.listenerNotes;
        m_result.report += text.mailNotes;
        const WrittenConf written = writeConf(text);
        m_result.configuration = written.text;
        m_result.report += written.problems;
        m_result.report += nextSteps(text);
    }

    const QString m_path;
    const Environment &m_environment;
    SupervisorConf m_conf;
    std::vector<Candidate> m_candidates;
    ProcessPatterns m_others;
    std::vector<ImportedSection> m_sections;
    ImportResult m_result;
};

} // namespace

ImportResult importSupervisorConf(const QString &path, const Environment &environment, const ConfFiles &files)
{
    return Import(path, environment, files).run();
}

} // namespace pennon
