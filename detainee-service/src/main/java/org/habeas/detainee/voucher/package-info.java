/**
 * For which documents reviewers stand: that their issuer is who they say, and for whom it speaks. It knows the vouchers; what is
 * accepted because of them is the business of the package of proposals.
 */
@NullMarked
package org.habeas.detainee.voucher;

import org.jspecify.annotations.NullMarked;
