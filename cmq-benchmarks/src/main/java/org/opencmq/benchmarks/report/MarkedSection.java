package org.opencmq.benchmarks.report;

/**
 * A part of a Markdown file that a program writes, between two comments that name it.
 *
 * @param name the name
 */
public record MarkedSection(String name) {

    /**
     * The text with the section's content replaced.
     *
     * @throws IllegalArgumentException when the text has no such section
     */
    public String replace(String text, String content) {
        String begin = "<!-- " + name + ":begin -->";
        String end = "<!-- " + name + ":end -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "the document needs the lines '" + begin + "' and '" + end + "' where the tables go");
        }
        return text.substring(0, from + begin.length()) + "\n\n" + content + "\n\n" + text.substring(to);
    }
}
