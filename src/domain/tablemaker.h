// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"

#include <functional>
#include <utility>

namespace pennon {

/// Builds a table, one key a call.
template <typename Section>
class TableMaker
{
public:
    template <typename Value>
    TableMaker &add(const char *key, Value Section::*member, ValueForm<Value> form, const char *help)
    {
        return add<Value>(
            key, std::move(form), [member](const Section &section) { return section.*member; },
            [member](Section &section, Value value) { section.*member = std::move(value); }, help);
    }

    template <typename Value>
    TableMaker &add(const char *key, ValueForm<Value> form, std::function<Value(const Section &)> get,
                    std::function<void(Section &, Value)> set, const char *help)
    {
        SettingInfo info{QString::fromLatin1(key), form.kind,   form.format(get(Section{})), {}, false,
                         QString::fromUtf8(help),  form.choices};
        const auto read = [parse = form.parse, set](Section &section, const QString &text) -> Result<void> {
            return parse(text).map([&](Value value) { set(section, std::move(value)); });
        };
        const auto write = [format = form.format, get](const Section &section) {
            return format(get(section));
        };
        m_table.push_back({std::move(info), read, write});
        return *this;
    }

    /// The keys of a part that several kinds of sections have.
    template <typename Part>
    TableMaker &addAll(Part Section::*member, const SettingTable<Part> &table, const char *defaultFrom = "")
    {
        for (const Setting<Part> &setting : table) {
            SettingInfo info = setting.info;
            if (*defaultFrom != '\0')
                info.defaultFrom = QString::fromLatin1(defaultFrom);
            const auto read = [member, inner = setting.read](Section &section, const QString &text) {
                return inner(section.*member, text);
            };
            const auto write = [member, inner = setting.write](const Section &section) {
                return inner(section.*member);
            };
            m_table.push_back({std::move(info), read, write});
        }
        return *this;
    }

    /// Of the key that was added last.
    TableMaker &required()
    {
        m_table.back().info.isRequired = true;
        return *this;
    }
    TableMaker &defaultText(const char *text)
    {
        m_table.back().info.defaultText = QString::fromLatin1(text);
        return *this;
    }
    TableMaker &defaultFrom(const char *section)
    {
        m_table.back().info.defaultFrom = QString::fromLatin1(section);
        return *this;
    }

    SettingTable<Section> take() { return std::move(m_table); }

private:
    SettingTable<Section> m_table;
};

} // namespace pennon
