/** Accounts, their key pairs, and the check that a request was signed with one of them. Knows no HTTP library. */
@NullMarked
package org.opencmq.server.auth;

import org.jspecify.annotations.NullMarked;
