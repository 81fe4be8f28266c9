/** Settings as a project holds them: every value a text or a list of texts (docs: slicer-formats.md c.4). */
export type Settings = Readonly<Record<string, string | readonly string[]>>

const base: Settings = {
  accel_to_decel_enable: '0',
  bottom_shell_layers: '3',
  bridge_speed: '50',
  brim_type: 'auto_brim',
  brim_width: '5',
  curr_bed_type: 'Textured PEI Plate',
  default_acceleration: '5000',
  enable_arc_fitting: '0',
  enable_support: '0',
  filament_colour: ['#E4541A'],
  filament_density: ['1.24'],
  filament_diameter: ['1.75'],
  filament_settings_id: ['Elegoo PLA @EN4 Series'],
  filament_type: ['PLA'],
  filament_vendor: ['Elegoo'],
  from: 'project',
  gcode_flavor: 'klipper',
  host_type: 'elegoolink',
  hot_plate_temp: ['60'],
  infill_direction: '45',
  initial_layer_print_height: '0.25',
  initial_layer_speed: '50',
  inner_wall_speed: '200',
  layer_height: '0.2',
  line_width: '0.42',
  machine_max_speed_x: ['500', '200'],
  machine_start_gcode:
    'G28 ; home\nM140 S[bed_temperature_initial_layer_single]\nM104 S[nozzle_temperature_initial_layer]',
  name: 'project_settings',
  nozzle_diameter: ['0.4'],
  nozzle_temperature: ['210'],
  outer_wall_speed: '160',
  print_host: '',
  print_settings_id: '0.20mm Standard @Elegoo Neptune4Pro 0.4 nozzle',
  print_sequence: 'by layer',
  printable_area: ['0x0', '225x0', '225x225', '0x225'],
  printable_height: '265',
  printer_model: 'Elegoo Neptune 4 Pro',
  printer_settings_id: 'Elegoo Neptune 4 Pro 0.4 nozzle',
  printer_variant: '0.4',
  printhost_apikey: '',
  printhost_authorization_type: 'key',
  seam_position: 'aligned',
  sparse_infill_density: '15%',
  sparse_infill_pattern: 'grid',
  top_shell_layers: '5',
  travel_speed: '300',
  wall_loops: '3',
  wall_generator: 'classic',
}

export function projectSettings(version: string, own: Settings = {}): Settings {
  const all = { ...base, version, ...own }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}
