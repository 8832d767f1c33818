package org.opencmq.server.app;

import org.opencmq.server.push.AddressRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --allow-push-to}. */
final class AddressRangeConverter implements ITypeConverter<AddressRange> {

    @Override
    public AddressRange convert(String value) {
        try {
            return AddressRange.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
