// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rulesforprocesspane.h"

#include "gui/common/emptynote.h"
#include "look/contrast.h"

#include <QEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

namespace pennon {

namespace {

const QString sectionKey = QStringLiteral("section");
const QString keyKey = QStringLiteral("key");

/// Palettes' own colour for links is not always made for their dark background.
QString linkColour(const QPalette &palette)
{
    constexpr double least = 4.5; // WCAG 2.1, "contrast (minimum)"
    return readable(palette.color(QPalette::Link), palette.color(QPalette::Base), least).name();
}

QString link(const QString &section, const QString &key, const QString &text, const QString &colour)
{
    QUrlQuery query;
    query.addQueryItem(sectionKey, QString::fromLatin1(QUrl::toPercentEncoding(section)));
    query.addQueryItem(keyKey, key);
    QUrl url;
    url.setScheme(QStringLiteral("rule"));
    url.setQuery(query);
    return QStringLiteral("<a href=\"%1\" style=\"color: %3\">%2</a>")
        .arg(QString::fromLatin1(url.toEncoded()).toHtmlEscaped(), text.toHtmlEscaped(), colour);
}

} // namespace

RulesForProcessPane::RulesForProcessPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_browser(new QTextBrowser(m_stack))
    , m_empty(new EmptyNote(m_stack))
{
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setAccessibleName(tr("Rules for this process"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_browser);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        const QUrlQuery query(url);
        Q_EMIT requestSection(query.queryItemValue(sectionKey, QUrl::FullyDecoded),
                              query.queryItemValue(keyKey, QUrl::FullyDecoded));
    });
}

void RulesForProcessPane::showRules(const QString &file, std::vector<Item> items)
{
    const bool isSame = m_file == file && m_items == items && m_stack->currentWidget() == m_browser;
    m_file = file;
    m_items = std::move(items);
    m_stack->setCurrentWidget(m_browser);
    if (!isSame)
        fill();
}

void RulesForProcessPane::showEmpty(const QString &title, const QString &text)
{
    m_items.clear();
    m_empty->show(title, text);
    m_stack->setCurrentWidget(m_empty);
}

QString RulesForProcessPane::text() const
{
    return m_browser->toPlainText();
}

void RulesForProcessPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

void RulesForProcessPane::fill()
{
    const QString colour = linkColour(m_browser->palette());
    const QString faint = m_browser->palette().color(QPalette::PlaceholderText).name();
    const auto paragraph = [](const QString &style, const QString &html) {
        return QStringLiteral("<p style=\"margin: 0; %1\">%2</p>").arg(style, html);
    };
    QString html;
    for (const Item &item : m_items) {
        html += paragraph(QStringLiteral("margin-top: 8px;"),
                          QStringLiteral("<b>%1</b>").arg(item.process.brief().toHtmlEscaped()));
        if (item.rules.isExcluded) {
            const QString listener = QStringLiteral("listener");
            html += paragraph({}, tr("No rule is about it: exclude of %1 names it.")
                                      .arg(link(listener, QStringLiteral("exclude"),
                                                QStringLiteral("[listener]"), colour)));
        } else if (item.rules.rules.empty() && item.told.rules.empty()) {
            html +=
                paragraph({}, tr("No rule is about it: nobody is told when it crashes, and its memory is not "
                                 "limited.")
                                  .toHtmlEscaped());
        }
        for (const QString &why : item.told.muted)
            html += paragraph(QStringLiteral("margin-top: 8px; font-weight: bold;"), why.toHtmlEscaped());
        std::vector<ProcessRule> rules = item.rules.rules;
        rules.insert(rules.end(), item.told.rules.begin(), item.told.rules.end());
        for (const ProcessRule &rule : rules) {
            const QString color = rule.hasEffect ? QString() : QStringLiteral("color: %1;").arg(faint);
            const QString place = QString(u'[' + rule.section + u']');
            const QString where = rule.line > 0 ? tr("%1, line %2").arg(m_file).arg(rule.line) : m_file;
            html +=
                paragraph(QStringLiteral("margin-top: 8px; ") + color,
                          QStringLiteral("%1 — %2 <span style=\"color: %3\">%4</span>")
                              .arg(rule.title.toHtmlEscaped(), link(rule.section, rule.key, place, colour),
                                   faint, tr("by %1 (%2)").arg(rule.key, where).toHtmlEscaped()));
            for (const QString &detail : rule.details) {
                html += paragraph(QStringLiteral("margin-left: 16px; color: %1;").arg(faint),
                                  detail.toHtmlEscaped());
            }
        }
    }
    const int position = m_browser->verticalScrollBar()->value();
    m_browser->setHtml(html);
    m_browser->verticalScrollBar()->setValue(position);
}

} // namespace pennon
