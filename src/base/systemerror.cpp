// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/systemerror.h"

#include <cerrno>

namespace pennon {

ErrorCode fileErrorCode(int number)
{
    switch (number) {
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorCode::PermissionDenied;
    case ENOENT:
    case ENOTDIR:
        return ErrorCode::NotFound;
    default:
        return ErrorCode::System;
    }
}

} // namespace pennon
