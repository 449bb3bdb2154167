// SPDX-License-Identifier: GPL-3.0-or-later
#include "importer/superlancefaults.h"

namespace pennon {

QStringList faultsOf(const MemMonRules &rules)
{
    QStringList notes;
    for (const MemoryLimit &limit : rules.programs) {
        if (limit.name.contains(u':')) {
            notes.append(
                QStringLiteral(
                    "superlance's memmon ended with an error (KeyError) as soon as it saw the process of "
                    "-p %1; now the limit works")
                    .arg(limit.name));
        }
    }
    if (!rules.common.email.isEmpty() && !(rules.programs.empty() && rules.groups.empty())) {
        notes.append(QStringLiteral(
            "superlance put the name of the last -p, -g or -n into its subjects (`memmon [NAME]: …`); "
            "now they carry label only. Set it if a mail filter depends on the name"));
    }
    const int kinds = int(!rules.programs.empty()) + int(!rules.groups.empty()) + int(rules.any.has_value());
    if (kinds > 1) {
        notes.append(QStringLiteral(
            "superlance restarted a process once for each limit that it exceeded, so two or three times "
            "in a row; Pennon restarts it once"));
    }
    return notes;
}

QStringList faultsOf(const HttpOkRules &rules)
{
    QStringList notes;
    const bool isTls = rules.url.startsWith(QStringLiteral("https:"), Qt::CaseInsensitive);
    if (!rules.body.isEmpty()) {
        notes.append(QStringLiteral(
            "superlance's httpok ended with an error at the first check because of -b (TypeError on "
            "Python 3); now the text is looked for"));
    }
    if (isTls) {
        notes.append(QStringLiteral(
            "with Python 3.12 or later superlance took every https page for down and restarted at "
            "each tick"));
    }
    if (isTls && !rules.tls.verify) {
        notes.append(QStringLiteral(
            "superlance accepts every certificate, hence verify_tls = false; better take that out if "
            "the certificate is one that this machine trusts"));
    }
    const bool qualified = !rules.programs.filter(QStringLiteral(":")).isEmpty();
    if (!rules.eager && (rules.any || qualified)) {
        notes.append(
            QStringLiteral("superlance never checked with -E and -a or -p GROUP:NAME; now it checks"));
    }
    if (rules.eager && !rules.common.email.isEmpty()) {
        notes.append(QStringLiteral(
            "superlance mailed at every check while the page was down and none of the processes "
            "was running; Pennon mails once, and has an incident until the page is well"));
    }
    if (rules.gcoreCommand != HttpOkRules().gcoreCommand && !rules.coreDirectory.isEmpty()) {
        notes.append(QStringLiteral(
            "-g is not carried over: Pennon runs gcore itself and keeps the last cores of each process"));
    }
    if (rules.any && !rules.programs.isEmpty())
        notes.append(QStringLiteral("-a overrides -p, so the names of -p are left out"));
    return notes;
}

} // namespace pennon
