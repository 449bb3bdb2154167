// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/toolcommand.h"

#include "commandline/commandline.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pennon {

namespace {

QString fileName(const QString &word)
{
    return word.section(u'/', -1);
}

/// "memmon" of "/usr/bin/memmon" and "memmon.py"; empty for what is no tool.
QString toolOf(const QString &word)
{
    QString name = fileName(word);
    if (name.endsWith(QStringLiteral(".py")))
        name.chop(3);
    const Environment nothing = [](const char *) { return std::nullopt; };
    return name.startsWith(u'-') ? QString() : parseCommandLine({name}, nothing).tool;
}

bool isOneOf(const QString &word, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&word](const char *name) { return word == QLatin1String(name); });
}

bool isPython(const QString &name)
{
    static const QRegularExpression shape(QStringLiteral("^(python|pypy)[0-9.]*$"));
    return shape.match(name).hasMatch();
}

bool isAssignment(const QString &word)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    return shape.match(word).hasMatch();
}

/// Walks over the words in front of the tool.
class Walk final
{
public:
    explicit Walk(const QStringList &words)
        : m_words(words)
    {}

    std::optional<ToolCommand> find()
    {
        // A shell in a shell is as deep as anybody goes.
        for (int shells = 0; shells < 3 && !m_words.isEmpty();) {
            const QString name = fileName(m_words.front());
            if (const QString tool = toolOf(name); !tool.isEmpty())
                return ToolCommand{tool, m_words.sliced(1), m_variables};
            m_words.removeFirst();
            if (name == QLatin1String("env")) {
                if (!skipEnv())
                    return std::nullopt;
            } else if (isPython(name)) {
                return findInPython();
            } else if (isOneOf(name, {"sh", "bash", "dash", "ksh", "zsh"})) {
                ++shells;
                if (!enterShell())
                    return std::nullopt;
            } else if (!isOneOf(name, {"exec", "nohup", "pennon-listener"})) {
                return std::nullopt;
            }
        }
        return std::nullopt;
    }

private:
    bool skipEnv()
    {
        while (!m_words.isEmpty()) {
            const QString word = m_words.front();
            if (isAssignment(word)) {
                m_variables[word.section(u'=', 0, 0)] = word.section(u'=', 1);
            } else if (word == QLatin1String("-u") && m_words.size() > 1) {
                m_words.removeFirst();
            } else if (!isOneOf(word, {"-i", "-", "--", "--ignore-environment"})) {
                return !word.startsWith(u'-');
            }
            m_words.removeFirst();
        }
        return false;
    }

    std::optional<ToolCommand> findInPython()
    {
        while (!m_words.isEmpty()) {
            const QString word = m_words.takeFirst();
            if (word == QLatin1String("-m")) {
                const QString module = m_words.isEmpty() ? QString() : m_words.takeFirst();
                if (!module.startsWith(QStringLiteral("superlance.")))
                    return std::nullopt;
                return made(toolOf(module.section(u'.', 1)));
            }
            if (isOneOf(word, {"-W", "-X"}) && !m_words.isEmpty()) {
                m_words.removeFirst();
            } else if (!word.startsWith(u'-')) {
                return made(toolOf(word));
            }
        }
        return std::nullopt;
    }

    std::optional<ToolCommand> made(const QString &tool) const
    {
        if (tool.isEmpty())
            return std::nullopt;
        return ToolCommand{tool, m_words, m_variables};
    }

    /// sh -c "…", if the text needs no shell to be understood.
    bool enterShell()
    {
        if (m_words.size() < 2 || !QStringView(m_words.front()).startsWith(u'-') ||
            !m_words.front().endsWith(u'c'))
            return false;
        const QString text = m_words.at(1);
        static const QRegularExpression magic(QStringLiteral("[$`;|&<>(){}*?\\[\\n~#!]"));
        const auto words = splitCommand(text);
        if (!words || magic.match(text).hasMatch())
            return false;
        m_words = *words;
        while (!m_words.isEmpty() && isAssignment(m_words.front())) {
            const QString word = m_words.takeFirst();
            m_variables[word.section(u'=', 0, 0)] = word.section(u'=', 1);
        }
        return true;
    }

    QStringList m_words;
    Variables m_variables;
};

bool namesTool(const QStringList &words)
{
    static const QRegularExpression apart(QStringLiteral("[\\\\\\s;|&()'\"]+"));
    return std::any_of(words.begin(), words.end(), [](const QString &word) {
        const QStringList parts = word.split(apart);
        return std::any_of(parts.begin(), parts.end(), [](const QString &part) {
            return !toolOf(part).isEmpty() || (part.startsWith(QStringLiteral("superlance.")) &&
                                               !toolOf(part.section(u'.', 1)).isEmpty());
        });
    });
}

} // namespace

Result<std::optional<ToolCommand>> findTool(const QStringList &words)
{
    std::optional<ToolCommand> found = Walk(words).find();
    if (!found && namesTool(words)) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("the command runs a tool in a way that cannot be followed; write the tool's "
                           "own command line and import again"));
    }
    return found;
}

} // namespace pennon
