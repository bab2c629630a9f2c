/* The functions of glibc 2.38 that the bundled PostgreSQL asks for, in terms of glibc 2.34. */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t strlcpy(char *to, const char *from, size_t size)
{
    size_t length = strlen(from);

    if (size > 0)
    {
        size_t copied = length < size ? length : size - 1;

        memcpy(to, from, copied);
        to[copied] = '\0';
    }
    return length;
}

size_t strlcat(char *to, const char *from, size_t size)
{
    size_t length = strnlen(to, size);

    if (length == size)
        return size + strlen(from);
    return length + strlcpy(to + length, from, size - length);
}

size_t __strlcpy_chk(char *to, const char *from, size_t size, size_t room)
{
    if (size > room)
        abort();
    return strlcpy(to, from, size);
}

size_t __strlcat_chk(char *to, const char *from, size_t size, size_t room)
{
    if (size > room)
        abort();
    return strlcat(to, from, size);
}

/* C23 reads 0b101, too. No caller in PostgreSQL wants that. */

long __isoc23_strtol(const char *text, char **end, int base)
{
    return strtol(text, end, base);
}

unsigned long __isoc23_strtoul(const char *text, char **end, int base)
{
    return strtoul(text, end, base);
}

long long __isoc23_strtoll(const char *text, char **end, int base)
{
    return strtoll(text, end, base);
}

unsigned long long __isoc23_strtoull(const char *text, char **end, int base)
{
    return strtoull(text, end, base);
}

int __isoc23_sscanf(const char *text, const char *format, ...)
{
    va_list arguments;
    int read;

    va_start(arguments, format);
    read = vsscanf(text, format, arguments);
    va_end(arguments);
    return read;
}

int __isoc23_fscanf(FILE *file, const char *format, ...)
{
    va_list arguments;
    int read;

    va_start(arguments, format);
    read = vfscanf(file, format, arguments);
    va_end(arguments);
    return read;
}
