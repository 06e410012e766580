package org.psephos.util;

/** Odds and ends. */
public final class Drawer {}
