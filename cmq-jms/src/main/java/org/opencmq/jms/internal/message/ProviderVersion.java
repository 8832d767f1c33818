package org.opencmq.jms.internal.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of this provider.
 *
 * @param text as the build wrote it into the manifest of the archive
 * @param major its first number
 * @param minor its second number
 */
record ProviderVersion(String text, int major, int minor) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,8})\\.(\\d{1,8}).*");

    /** What classes that do not come from the archive of the build answer. */
    private static final String UNPACKED = "0.1";

    static ProviderVersion current() {
        return of(ProviderVersion.class.getPackage().getImplementationVersion());
    }

    /** Reads a version; null or a text without two numbers stands for classes that were not packed. */
    static ProviderVersion of(@Nullable String text) {
        if (text != null) {
            Matcher numbers = NUMBERS.matcher(text);
            if (numbers.matches()) {
                return new ProviderVersion(
                        text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
            }
        }
        return of(UNPACKED);
    }
}
