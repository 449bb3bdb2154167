// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <span>
#include <vector>

namespace pennon {

/// Texts for people that come in English from elsewhere (docs/decisions/004), known by their forms: "needed
/// is %1, not %1" with up to five places, each of which may be such a text again. Those that contain others
/// come first.
class TextForms final
{
public:
    /// The context of the translations, and texts marked by QT_TRANSLATE_NOOP; both outlive it.
    TextForms(const char *context, std::span<const char *const> forms);

    /// In the user's language; as it is if its form is not known or has no translation.
    [[nodiscard]] QString translated(const QString &text) const;

private:
    struct Form
    {
        const char *text;
        QRegularExpression expression;
    };
    [[nodiscard]] static Form formOf(const char *text);

    const char *m_context;
    std::vector<Form> m_forms;
};

} // namespace pennon
