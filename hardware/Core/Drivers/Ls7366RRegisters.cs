namespace MbRlRobot.Drivers;

/// <summary>
/// Instructions and registers of the LSI/CSI LS7366R, a quadrature counter of 32 bits on SPI. Source: datasheet 7366R-122205,
/// sections "MDR0" and "MDR1", and page 3: "STR", "IR", table 1.
/// </summary>
public static class Ls7366RRegisters
{
    /// <summary>IR: clear MDR0.</summary>
    public const byte ClearMode0 = 0x08;

    /// <summary>IR: clear MDR1.</summary>
    public const byte ClearMode1 = 0x10;

    /// <summary>IR: clear the counter.</summary>
    public const byte ClearCounter = 0x20;

    /// <summary>IR: clear the status register.</summary>
    public const byte ClearStatus = 0x30;

    /// <summary>IR: read MDR0.</summary>
    public const byte ReadMode0 = 0x48;

    /// <summary>IR: read MDR1.</summary>
    public const byte ReadMode1 = 0x50;

    /// <summary>IR: transfer the counter to OTR, then read OTR: the count of one moment.</summary>
    public const byte ReadCounter = 0x60;

    /// <summary>IR: read OTR.</summary>
    public const byte ReadOutput = 0x68;

    /// <summary>IR: read the status register.</summary>
    public const byte ReadStatus = 0x70;

    /// <summary>IR: write MDR0.</summary>
    public const byte WriteMode0 = 0x88;

    /// <summary>IR: write MDR1.</summary>
    public const byte WriteMode1 = 0x90;

    /// <summary>IR: write DTR.</summary>
    public const byte WriteData = 0x98;

    /// <summary>IR: transfer DTR to the counter.</summary>
    public const byte LoadCounter = 0xE0;

    /// <summary>IR: transfer the counter to OTR.</summary>
    public const byte LoadOutput = 0xE8;

    /// <summary>The bits of an instruction that count: 2:0 are "don't care".</summary>
    public const byte InstructionMask = 0xF8;

    /// <summary>MDR0 bits 1:0: how edges count; 1, 2, 3 for x1, x2, x4.</summary>
    public const byte QuadratureMask = 0x03;

    /// <summary>MDR1 bits 1:0: 4, 3, 2, 1 bytes for 0, 1, 2, 3.</summary>
    public const byte WidthMask = 0x03;

    /// <summary>MDR1 bit 2: counting is disabled.</summary>
    public const byte CountingDisabled = 1 << 2;

    /// <summary>STR bit 3, CEN: counting is enabled.</summary>
    public const byte CountEnabled = 1 << 3;

    /// <summary>STR bit 2, PLS: power was lost since the status was cleared.</summary>
    public const byte PowerLost = 1 << 2;

    /// <summary>STR bit 1, U/D: the last count was up.</summary>
    public const byte CountedUp = 1 << 1;

    /// <summary>STR bit 0, S: the count is negative.</summary>
    public const byte Negative = 1;
}
