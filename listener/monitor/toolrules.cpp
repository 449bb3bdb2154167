// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/toolrules.h"

namespace pennon {

namespace {

CommonRules commonRules(const QStringList &to, bool dryRun)
{
    CommonRules common;
    common.email = to.join(QStringLiteral(", "));
    common.dryRun = dryRun;
    return common;
}

QString subjectOf(const BatchSection &section)
{
    if (!section.subject.isEmpty())
        return section.subject;
    switch (section.kind) {
    case BatchKind::CrashMailBatch:
        return QStringLiteral("Crash alert from supervisord");
    case BatchKind::FatalMailBatch:
        return QStringLiteral("Fatal start alert from supervisord");
    case BatchKind::CrashSms:
        break;
    }
    return {};
}

} // namespace

MemMonRules toolRules(const MemMonSection &section)
{
    MemMonRules rules;
    rules.common = commonRules(section.to, section.dryRun);
    rules.cumulative = section.cumulative;
    rules.mailUptime = section.mailUptime;
    rules.label = section.label;
    return rules;
}

HttpOkRules toolRules(const HttpOkSection &section)
{
    HttpOkRules rules;
    rules.common = commonRules(section.to, section.dryRun);
    rules.url = section.url;
    for (const ProcessPattern &pattern : section.selection.programs)
        rules.programs += pattern.text();
    for (const ProcessPattern &pattern : section.selection.groups)
        rules.programs += pattern.text() + QStringLiteral(":*");
    rules.any = section.selection.any;
    rules.codes = section.status;
    rules.body = section.body;
    rules.timeout = std::chrono::ceil<std::chrono::seconds>(section.timeout);
    rules.eager = section.eager;
    rules.label = section.label;
    rules.tls.verify = section.verifyTls;
    rules.tls.caFile = section.caFile;
    rules.bodyLimit = section.bodyLimit;
    return rules;
}

CrashMailRules toolRules(const CrashMailSection &section)
{
    CrashMailRules rules;
    rules.common = commonRules(section.to, section.dryRun);
    rules.any = true;
    rules.subjectPrefix = section.subjectPrefix;
    return rules;
}

BatchRules toolRules(const BatchSection &section)
{
    BatchRules rules;
    rules.kind = section.kind;
    rules.to = section.to;
    rules.subject = subjectOf(section);
    rules.dryRun = section.dryRun;
    return rules;
}

} // namespace pennon
