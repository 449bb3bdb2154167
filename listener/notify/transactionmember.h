// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace pennon {

/// Keeps in memory what it stores too, and therefore has to hear what became of a transaction that somebody
/// else has put around its storing: it may come to nothing although every single step succeeded.
class TransactionMember
{
public:
    virtual ~TransactionMember() = default;
    virtual void transactionBegun() = 0;
    /// Everything since transactionBegun() is stored, or after an error nothing of it.
    virtual void transactionEnded(const Result<void> &outcome) = 0;
};

} // namespace pennon
