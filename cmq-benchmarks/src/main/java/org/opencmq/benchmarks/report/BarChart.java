package org.opencmq.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars in groups, as SVG text. Written by hand: it is sixty lines of text, a chart library is a megabyte and more
 * that nothing else here needs.
 *
 * @param series the names of the bars of each group, in order
 */
public record BarChart(String title, List<String> series, List<Group> groups) {

    private static final List<String> COLOURS =
            List.of("#9aa0a6", "#d9a441", "#1a6fb5", "#7db4dd", "#2c8a4b", "#93cba5");
    private static final int LABELS = 300;
    private static final int WIDTH = 900;
    private static final int BAR = 11;
    private static final int GAP = 12;
    private static final int TOP = 40;

    /** Values of one group, as many as there are series; zero is no bar. */
    public record Group(String label, List<Double> values) {}

    /** The plot. */
    public String svg() {
        double most = groups.stream()
                .flatMap(group -> group.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double scale = (WIDTH - LABELS - 60) / Math.max(most, 1e-9);
        int legend = TOP + groups.size() * groupHeight();
        StringBuilder svg = new StringBuilder();
        int height = legend + series.size() * 18 + 10;
        add(svg, "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'", WIDTH, height);
        add(svg, " font-family='sans-serif' font-size='12'>%n<rect width='100%%' height='100%%' fill='white'/>%n");
        add(svg, "<text x='10' y='22' font-size='15'>%s</text>%n", escaped(title));
        for (int i = 0; i < groups.size(); i++) {
            group(svg, groups.get(i), TOP + i * groupHeight(), scale);
        }
        double one = LABELS + scale;
        add(svg, "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#444'/>%n", one, one, TOP - 6, legend - GAP);
        for (int i = 0; i < series.size(); i++) {
            int y = legend + 10 + i * 18;
            add(svg, "<rect x='%d' y='%d' width='12' height='12' fill='%s'/>", LABELS, y - 10, colour(i));
            add(svg, "<text x='%d' y='%d'>%s</text>%n", LABELS + 18, y, escaped(series.get(i)));
        }
        return svg.append("</svg>\n").toString();
    }

    private void group(StringBuilder svg, Group group, int y, double scale) {
        add(
                svg,
                "<text x='%d' y='%d' text-anchor='end'>%s</text>%n",
                LABELS - 10,
                y + groupHeight() / 2,
                escaped(group.label()));
        for (int i = 0; i < group.values().size(); i++) {
            double value = group.values().get(i);
            if (value > 0) {
                int top = y + i * BAR;
                double width = value * scale;
                add(
                        svg,
                        "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>",
                        LABELS,
                        top,
                        width,
                        BAR - 1,
                        colour(i));
                add(svg, "<text x='%.1f' y='%d' font-size='9'>%.2f</text>%n", LABELS + width + 4, top + BAR - 2, value);
            }
        }
    }

    private int groupHeight() {
        return series.size() * BAR + GAP;
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private static void add(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
