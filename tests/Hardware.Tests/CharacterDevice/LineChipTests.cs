using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using MbRlRobot.CharacterDevice;
using Xunit;

namespace MbRlRobot.Hardware.Tests.CharacterDevice;

/// <summary>
/// The GPIO device's structures, as a C compiler lays out those of Linux's gpio.h on 64 bits: sizes, and the places of fields.
/// </summary>
public sealed class LineChipTests : IDisposable
{
    private const int ConsumerAt = 256;
    private const int ConfigAt = 288;
    private const int AttributesAt = ConfigAt + 32;
    private const int CountAt = 560;
    private const int DescriptorAt = 588;

    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-gpio-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Its_structures_have_the_kernels_sizes() => Assert.Equal(
        (68, 24, 272, 592, 16),
        (Unsafe.SizeOf<ChipInfo>(), Unsafe.SizeOf<LineAttribute>(), Unsafe.SizeOf<LineConfig>(), Unsafe.SizeOf<LineRequest>(), Unsafe.SizeOf<LineValues>()));

    [Theory]
    [InlineData(GpioDevice.GetChipInfo, 2, 68, 0x01)]
    [InlineData(GpioDevice.GetLine, 3, 592, 0x07)]
    [InlineData(GpioDevice.GetValues, 3, 16, 0x0E)]
    [InlineData(GpioDevice.SetValues, 3, 16, 0x0F)]
    public void Its_calls_are_numbered_by_direction_size_type_and_number(uint call, uint direction, uint size, uint number) =>
        Assert.Equal((direction << 30) | (size << 16) | (0xB4u << 8) | number, call);

    [Theory]
    [InlineData(17, true, 8)]
    [InlineData(23, false, 4)]
    public void Asks_for_one_line_with_its_direction_and_low(int line, bool isOutput, byte flags)
    {
        LineRequest request = LineRequest.Of(line, isOutput);
        request.Descriptor = -2;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<LineRequest>(in request));
        Assert.Equal(line, bytes[0]);
        Assert.Equal("mbrl-controller\0", Encoding.ASCII.GetString(bytes.Slice(ConsumerAt, 16)));
        Assert.Equal(flags, bytes[ConfigAt]);
        Assert.Equal(isOutput ? 1 : 0, bytes[ConfigAt + 8]);

        // the attribute's number, its values, and the lines that it is for
        Assert.Equal(isOutput ? (2, 0, 1) : (0, 0, 0), (bytes[AttributesAt], bytes[AttributesAt + 8], bytes[AttributesAt + 16]));
        Assert.Equal(1, bytes[CountAt]);
        Assert.Equal(-2, MemoryMarshal.Read<int>(bytes[DescriptorAt..]));
    }

    [Fact]
    public void Reads_a_label_up_to_its_end()
    {
        ChipInfo info = default;
        "pinctrl-rp1\0rest"u8.CopyTo(info.Label);
        Assert.Equal("pinctrl-rp1", info.LabelText);
        Encoding.ASCII.GetBytes(new string('x', 32)).CopyTo(info.Label);
        Assert.Equal(new string('x', 32), info.LabelText);
    }

    [Theory]
    [InlineData("pinctrl-rp1", "is \"pinctrl-rp1\"; there is none")]
    [InlineData(null, "is there; there is none")]
    public void Says_where_it_looked_when_there_is_no_chip(string? label, string expected)
    {
        string message = Assert.Throws<IOException>(() => LineChip.Open(label, _folder)).Message;
        Assert.Contains(_folder, message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void Says_what_the_kernel_says_of_a_file_that_is_no_chip()
    {
        string path = Path.Combine(_folder, "gpiochip0");
        File.WriteAllText(path, string.Empty);
        string message = Assert.Throws<IOException>(() => LineChip.Open(null, _folder)).Message;
        Assert.StartsWith($"{path}: Error 25 (", message);
    }
}
