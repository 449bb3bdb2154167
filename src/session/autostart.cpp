// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/autostart.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

static void loadTemplate()
{
    Q_INIT_RESOURCE(autostart);
}

namespace pennon {

namespace {

Error about(const QString &path, const QString &what)
{
    return {ErrorCode::System, QStringLiteral("%1: %2").arg(path, what), {}, 0};
}

/// A string value, read as Desktop Entry Specification 1.5, "Possible value types", says.
QString stringValue(QString text)
{
    return text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
}

/// An argument of Exec, by the same, "The Exec key".
QString execArgument(const QString &text)
{
    QString quoted;
    for (const QChar character : text) {
        if (QStringLiteral("\"`$\\").contains(character))
            quoted += QLatin1Char('\\');
        quoted += character;
    }
    const QString argument = QLatin1Char('"') + quoted + QLatin1Char('"');
    return stringValue(argument).replace(QLatin1Char('%'), QLatin1String("%%"));
}

} // namespace

Autostart::Autostart(QString folder, QString program)
    : m_folder(std::move(folder))
    , m_program(std::move(program))
{}

QString Autostart::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QLatin1String("/autostart");
}

QString Autostart::path() const
{
    return m_folder + QLatin1String("/pennon.desktop");
}

bool Autostart::isEnabled() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.read(64 * 1024).split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray setting = line.simplified().replace(' ', QByteArray());
        if (setting == "Hidden=true" || setting == "X-GNOME-Autostart-enabled=false")
            return false;
    }
    return true;
}

Result<void> Autostart::setEnabled(bool enabled)
{
    if (!enabled) {
        QFile file(path());
        if (file.exists() && !file.remove())
            return tl::unexpected(about(path(), file.errorString()));
        return {};
    }
    if (!QDir().mkpath(m_folder))
        return tl::unexpected(about(m_folder, QStringLiteral("this folder cannot be made")));
    loadTemplate();
    QFile entry(QStringLiteral(":/desktop/pennon-autostart.desktop"));
    if (!entry.open(QIODevice::ReadOnly))
        return tl::unexpected(about(entry.fileName(), entry.errorString()));
    QString text = QString::fromUtf8(entry.readAll());
    text.replace(QLatin1String("TryExec=pennon\n"),
                 QString(QLatin1String("TryExec=") + stringValue(m_program) + QLatin1Char('\n')));
    text.replace(QLatin1String("Exec=pennon "),
                 QString(QLatin1String("Exec=") + execArgument(m_program) + QLatin1Char(' ')));
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return tl::unexpected(about(path(), file.errorString()));
    return {};
}

} // namespace pennon
