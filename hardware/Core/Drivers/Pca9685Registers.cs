namespace MbRlRobot.Drivers;

/// <summary>
/// Registers of the NXP PCA9685, 16 PWM outputs of 12 bits on I2C. Source: product data sheet rev. 4 (16 April 2015), table 4
/// "Register summary", table 5 "MODE1" (page 14), table 6 "MODE2" (page 16), section 7.3.1.1 "Restart mode" (page 15), section
/// 7.3.5 "PWM frequency PRE_SCALE".
/// </summary>
public static class Pca9685Registers
{
    /// <summary>Mode register 1.</summary>
    public const byte Mode1 = 0x00;

    /// <summary>Mode register 2.</summary>
    public const byte Mode2 = 0x01;

    /// <summary>LED0_ON_L; four registers for each output: ON_L, ON_H, OFF_L, OFF_H.</summary>
    public const byte FirstOutput = 0x06;

    /// <summary>LED15_OFF_H, after which the address goes on at MODE1.</summary>
    public const byte LastOutput = 0x45;

    /// <summary>ALL_LED_ON_L; the four registers of all outputs at once; they read as 0.</summary>
    public const byte AllOutputs = 0xFA;

    /// <summary>PRE_SCALE; can be written while asleep only. At least 3.</summary>
    public const byte Prescale = 0xFE;

    /// <summary>Registers of an output.</summary>
    public const int RegistersPerOutput = 4;

    /// <summary>Outputs.</summary>
    public const int Outputs = 16;

    /// <summary>Steps of a period.</summary>
    public const int StepsPerPeriod = 4096;

    /// <summary>The internal oscillator's nominal frequency, Hz (section 7.3.5).</summary>
    public const double NominalOscillator = 25e6;

    /// <summary>MODE1 bit 7: outputs wait for a restart; writing 1 restarts them.</summary>
    public const byte Restart = 1 << 7;

    /// <summary>MODE1 bit 5: the register's address counts on.</summary>
    public const byte AutoIncrement = 1 << 5;

    /// <summary>MODE1 bit 4: the oscillator is off.</summary>
    public const byte Sleep = 1 << 4;

    /// <summary>MODE1 bit 0: it answers to the call address of all chips.</summary>
    public const byte AllCall = 1;

    /// <summary>MODE2 bit 3: outputs change at each acknowledgement; 0 is at the stop condition, all together.</summary>
    public const byte ChangeOnAcknowledge = 1 << 3;

    /// <summary>MODE2 bit 2: totem pole; OUTNE, bits 1:0, are 0: low while /OE is high.</summary>
    public const byte TotemPole = 1 << 2;

    /// <summary>Bit 4 of ON_H: full on; of OFF_H: full off, which wins.</summary>
    public const byte Full = 1 << 4;
}
