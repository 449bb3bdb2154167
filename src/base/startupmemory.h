// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pennon {

/// Gives back what the start has left in memory and hardly anybody needs again: free pieces of the heap, and
/// the pages of the program and its libraries that the dynamic linker has read to relocate and bind them
/// (tables of symbols and relocations; some megabytes). What is needed after all comes back from the file,
/// unnoticed. Does nothing where the C library is not glibc.
void releaseStartupMemory();

} // namespace pennon
