package org.habeas.legislation.member;

/** A bill of a member, with where it stands in the list of them. */
record PlacedBill(MemberBill bill, MemberPlace place) {}
