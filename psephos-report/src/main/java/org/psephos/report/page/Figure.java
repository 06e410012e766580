package org.psephos.report.page;

/**
 * A chart with what it says in words and the table behind it.
 *
 * @param id unique on the page
 * @param words what the chart shows, made from its data
 * @param payload chart name and rows as JSON that is safe inside a script element
 */
public record Figure(String id, String title, String words, String payload, TableView table) {}
