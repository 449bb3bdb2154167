// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/inidocument.h"
#include "domain/configuration.h"

#include <QString>

#include <vector>

/// pennon.conf from text to values and back, without any file. docs/configuration.md describes every key.
namespace pennon {

/// One `key = value`, the value without comment and blanks around it.
struct KeyText
{
    QString key;
    QString value;
    int line = 0; ///< counted from 1; 0: from nowhere
    friend bool operator==(const KeyText &, const KeyText &) = default;
};

/// One section as it is written, `section` being what stands between the brackets.
struct SectionText
{
    QString section;
    int line = 0;
    std::vector<KeyText> keys;
    friend bool operator==(const SectionText &, const SectionText &) = default;
};

/// What is wrong with a configuration, and where. Section and key are empty where it is about neither.
struct Problem
{
    enum class Severity {
        Error,  ///< the configuration cannot be used
        Warning ///< it can, but somebody should know
    };
    QString section;
    QString key;
    int line = 0;
    QString message; ///< a sentence that names neither section nor key
    Severity severity = Severity::Error;
    friend bool operator==(const Problem &, const Problem &) = default;
};

/// The line of a key, or that of the section where the key is not written; 0 for neither.
[[nodiscard]] int lineOf(const std::vector<SectionText> &sections, const QString &section,
                         const QString &key);

/// The sections of a file. Keys are in lower case, since case does not matter in them.
[[nodiscard]] std::vector<SectionText> sectionTexts(const IniDocument &document);

using Problems = std::vector<Problem>;

/// "[memmon] program: the sentence"
[[nodiscard]] QString describe(const Problem &problem);
/// Whether none of them is an error.
[[nodiscard]] bool areHarmless(const Problems &problems);

struct ReadConfiguration
{
    Configuration configuration; ///< whatever could be read: to be run with only if isUsable()
    Problems problems;           ///< all of them, by line
    [[nodiscard]] bool isUsable() const { return areHarmless(problems); }
};

/// Reads a whole configuration and reports every problem at once: unknown sections and keys, what stands
/// there twice, values that cannot be used, keys that are needed and keys that contradict each other.
[[nodiscard]] ReadConfiguration readConfiguration(const std::vector<SectionText> &sections);

/// The sections and keys that readConfiguration() reads as this configuration: those alone that differ from
/// their defaults. Lines are 0.
[[nodiscard]] std::vector<SectionText> writeConfiguration(const Configuration &configuration);

} // namespace pennon
