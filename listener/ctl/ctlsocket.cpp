// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/ctlsocket.h"

#include "base/inidocument.h"
#include "domain/configuration.h"

#include <QFile>

namespace pennon {

Result<QString> socketFor(const CtlRequest &request)
{
    if (!request.socket.isEmpty())
        return request.socket;
    if (request.config.isEmpty())
        return ListenerSettings().socket;
    QFile file(request.config);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("%1 cannot be read: %2").arg(request.config, file.errorString()));
    }
    const IniDocument document = IniDocument::parse(file.readAll());
    const std::optional<IniDocument::Entry> entry = document.find(u"listener", u"socket");
    if (entry)
        return entry->value;
    if (!document.problems().empty()) {
        const IniDocument::Problem &problem = document.problems().front();
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("%1:%2: %3").arg(request.config, QString::number(problem.line), problem.message));
    }
    return ListenerSettings().socket;
}

} // namespace pennon
