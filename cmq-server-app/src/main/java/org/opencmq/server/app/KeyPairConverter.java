package org.opencmq.server.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --account}; its errors do not repeat the secret. */
final class KeyPairConverter implements ITypeConverter<KeyPair> {

    @Override
    public KeyPair convert(String value) {
        try {
            return KeyPair.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
