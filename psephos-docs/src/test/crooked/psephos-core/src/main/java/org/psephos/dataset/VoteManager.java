package org.psephos.dataset;

/** Manages. */
public final class VoteManager {}
