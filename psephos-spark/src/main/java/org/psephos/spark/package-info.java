/**
 * The stages of curation and conversion spread over a cluster by Apache Spark, with the results
 * that one machine gives. A dataset is many files that every machine can read, a task reads whole
 * files, and texts keep the order of the files and of their rows.
 */
@NullMarked
package org.psephos.spark;

import org.jspecify.annotations.NullMarked;
