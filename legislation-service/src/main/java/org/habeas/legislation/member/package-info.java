/** Members of Congress as the bills name them: who sponsors and cosponsors what. It knows no member whom no bill names. */
@NullMarked
package org.habeas.legislation.member;

import org.jspecify.annotations.NullMarked;
