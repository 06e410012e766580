package org.psephos.model;

/** Half of a package. */
public final class Split {}
